using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Parameters;

/// <summary>A connection string that configuration gives as <c>ConnectionStrings:{name}</c>.</summary>
internal sealed class ConfiguredConnectionString : ParameterResource, IResourceWithConnectionString, IResourceWithWaitSupport
{
    public ConfiguredConnectionString(IDistributedApplicationBuilder builder, string name, string? variable)
        : base(name, _ => ParameterLookup.FindAt(builder, name, $"ConnectionStrings:{name}"), secret: true)
    {
        IsConnectionString = true;
        ConnectionStringEnvironmentVariable = variable;
    }

    public string? ConnectionStringEnvironmentVariable { get; }

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{this}");
}
