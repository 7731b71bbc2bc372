using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.References;

/// <summary>The connection string of a resource that must have one unless it is optional.</summary>
internal sealed class ConnectionStringValue(IResourceWithConnectionString resource, bool optional) : IExpressionValue
{
    public string ValueExpression => ((IManifestExpressionProvider)resource).ValueExpression;

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var value = await resource.GetConnectionStringAsync(cancellationToken).ConfigureAwait(false);
        return string.IsNullOrEmpty(value) && !optional
            ? throw new DistributedApplicationException($"The connection string of resource '{resource.Name}' is empty.")
            : value;
    }
}
