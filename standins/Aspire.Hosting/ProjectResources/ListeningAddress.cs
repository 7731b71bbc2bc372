using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Replicas;

namespace Aspire.Hosting.ProjectResources;

/// <summary>The addresses that a process binds, which may be wider than those that others connect to.</summary>
internal sealed class ListeningAddress(params EndpointAnnotation[] endpoints) : IValueProvider
{
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        new(string.Join(';', endpoints.Select(Address)));

    private static string Address(EndpointAnnotation endpoint)
    {
        var (host, port) = ResourceInstance.ListeningAt(endpoint);
        return $"{endpoint.UriScheme}://{host}:{port}";
    }
}
