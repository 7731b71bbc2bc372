using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Parameters;

namespace Aspire.Hosting;

/// <summary>Adds values that come from outside.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>A parameter that configuration must give as <c>Parameters:{name}</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, @default => ParameterLookup.Find(builder, name, @default), secret));

    /// <summary>A parameter with a fixed value that configuration may replace.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddParameter(name, () => value, publishValueAsDefault, secret);

    /// <summary>A parameter with a computed value that configuration may replace.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        if (publishValueAsDefault && secret)
        {
            throw new ArgumentException($"Parameter '{name}' is secret: its value cannot be published as the default.", nameof(secret));
        }

        var parameter = builder.AddParameter(name, secret);
        parameter.Resource.Default = new ConstantParameterDefault(valueGetter);
        return parameter;
    }

    /// <summary>A parameter with a default; a generated one is kept for later runs when it is to persist.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        var parameter = builder.AddParameter(name, secret);
        parameter.Resource.Default = persist ? KeptParameterDefault.For(builder, name, value) : value;
        return parameter;
    }

    /// <summary>A parameter that is read from any configuration key.</summary>
    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(
        this IDistributedApplicationBuilder builder, string name, string configurationKey, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => ParameterLookup.FindAt(builder, name, configurationKey), secret));

    /// <summary>A connection string that configuration must give as <c>ConnectionStrings:{name}</c>.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The name of the resource and of the connection string.</param>
    /// <param name="environmentVariableName">The variable that carries it to others, where it is not <c>ConnectionStrings__{name}</c>.</param>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, string? environmentVariableName = null) =>
        builder.AddResource(new ConfiguredConnectionString(builder, name, environmentVariableName));

    /// <summary>Says what a parameter is for.</summary>
    public static IResourceBuilder<ParameterResource> WithDescription(
        this IResourceBuilder<ParameterResource> builder, string description, bool enableMarkdown = false)
    {
        builder.Resource.Description = description;
        builder.Resource.EnableDescriptionMarkdown = enableMarkdown;
        return builder;
    }

    /// <summary>A password that is not a resource of its own unless configuration overrides it, generated once and kept.</summary>
    internal static ParameterResource CreateKeptPassword(IDistributedApplicationBuilder builder, string name, GenerateParameterDefault value) =>
        new(name, @default => ParameterLookup.Find(builder, name, @default), secret: true)
        {
            Default = KeptParameterDefault.For(builder, name, value),
        };
}
