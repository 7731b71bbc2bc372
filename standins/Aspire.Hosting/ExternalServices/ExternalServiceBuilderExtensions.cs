using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.References;

namespace Aspire.Hosting;

/// <summary>Adds services that the application uses and does not start.</summary>
public static class ExternalServiceBuilderExtensions
{
    /// <summary>A service at a known address.</summary>
    /// <exception cref="ArgumentException">The address is not absolute.</exception>
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(
        this IDistributedApplicationBuilder builder, string name, string url) =>
        builder.AddExternalService(name, new Uri(url, UriKind.RelativeOrAbsolute));

    /// <summary>A service at a known address.</summary>
    /// <exception cref="ArgumentException">The address is not absolute.</exception>
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(
        this IDistributedApplicationBuilder builder, string name, Uri uri) => builder.AddResource(new ExternalServiceResource(name, uri));

    /// <summary>A service whose address is a parameter.</summary>
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource> urlParameter) =>
        builder.AddResource(new ExternalServiceResource(name, urlParameter.Resource));
}

public static partial class ResourceBuilderExtensions
{
    /// <summary>Gives the resource the address of an external service, as <c>services__{name}__{scheme}__0</c> and <c>{NAME}</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<ExternalServiceResource> externalService)
        where TDestination : IResourceWithEnvironment
    {
        var service = externalService.Resource;
        return builder.WithRelationship(service, "Reference").WithEnvironment(async context =>
        {
            var uri = await service.GetUriAsync(context.CancellationToken).ConfigureAwait(false);
            context.EnvironmentVariables[$"services__{service.Name}__{uri.Scheme}__0"] = uri.ToString();
            context.EnvironmentVariables[EnvironmentNames.Encode(service.Name)] = uri.ToString();
        });
    }

    /// <summary>Sets a variable to the address of an external service.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ExternalServiceResource> externalService)
        where T : IResourceWithEnvironment => builder.WithEnvironment(async context =>
            context.EnvironmentVariables[name] =
                (await externalService.Resource.GetUriAsync(context.CancellationToken).ConfigureAwait(false)).ToString());
}
