using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.References;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Gives the resource a connection string as <c>ConnectionStrings__{name}</c>, and its parts as <c>{NAME}_{PROPERTY}</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var resource = source.Resource;
        var name = connectionName ?? resource.Name;
        var variable = resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{name}";
        return builder.WithRelationship(resource, "Reference").WithEnvironment(context =>
        {
            context.EnvironmentVariables[variable] = new ConnectionStringValue(resource, optional);
            foreach (var (property, value) in resource.GetConnectionProperties())
            {
                context.EnvironmentVariables[$"{EnvironmentNames.Encode(name)}_{EnvironmentNames.Encode(property)}"] = value;
            }
        });
    }

    /// <summary>Gives the resource the addresses of another one's endpoints.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment =>
        AddEndpoints(builder, source.Resource, source.Resource.Name, EnvironmentNames.Encode(source.Resource.Name), null);

    /// <summary>Gives the resource the addresses of another one's endpoints under another name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment =>
        AddEndpoints(builder, source.Resource, name, EnvironmentNames.EncodeKeepingCase(name), null);

    /// <summary>Gives the resource the address of something that is not part of the application.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, string name, Uri uri)
        where TDestination : IResourceWithEnvironment => builder.WithEnvironment(context =>
    {
        context.EnvironmentVariables[$"services__{name}__default__0"] = uri.ToString();
        context.EnvironmentVariables[EnvironmentNames.EncodeKeepingCase(name)] = uri.ToString();
    });

    /// <summary>Gives the resource the address of one endpoint.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        var name = endpointReference.Resource.Name;
        return AddEndpoints(builder, endpointReference.Resource, name, EnvironmentNames.Encode(name), endpointReference.EndpointName);
    }

    private static IResourceBuilder<TDestination> AddEndpoints<TDestination>(
        IResourceBuilder<TDestination> builder, IResourceWithEndpoints source, string discoveryName, string prefix, string? only)
        where TDestination : IResourceWithEnvironment =>
        builder.WithRelationship(source, "Reference").WithEnvironment(context =>
        {
            foreach (var endpoint in source.Annotations.OfType<EndpointAnnotation>())
            {
                if (only is null ? endpoint.ExcludeReferenceEndpoint : !string.Equals(endpoint.Name, only, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                var reference = source.GetEndpoint(endpoint.Name);
                var key = endpoint.Name is "http" or "https" ? endpoint.UriScheme : endpoint.Name;
                context.EnvironmentVariables[$"{prefix}_{EnvironmentNames.Encode(endpoint.Name)}"] = reference;
                context.EnvironmentVariables[NextServiceKey(context.EnvironmentVariables, discoveryName, key, reference)] = reference;
            }
        });

    private static string NextServiceKey(Dictionary<string, object> variables, string name, string key, EndpointReference reference)
    {
        for (var index = 0; ; index++)
        {
            var variable = $"services__{name}__{key}__{index}";
            if (!variables.TryGetValue(variable, out var taken) || (taken is EndpointReference same && IsSame(same, reference)))
            {
                return variable;
            }
        }
    }

    private static bool IsSame(EndpointReference one, EndpointReference other) =>
        ReferenceEquals(one.Resource, other.Resource) && one.EndpointName == other.EndpointName;
}
