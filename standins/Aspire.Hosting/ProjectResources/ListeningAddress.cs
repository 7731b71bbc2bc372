using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ProjectResources;

/// <summary>The addresses that a process binds, which may be wider than those that others connect to.</summary>
internal sealed class ListeningAddress(params EndpointAnnotation[] endpoints) : IValueProvider
{
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        new(string.Join(';', endpoints.Select(e => $"{e.UriScheme}://{e.TargetHost}:{e.AllocatedEndpoint?.Port}")));
}
