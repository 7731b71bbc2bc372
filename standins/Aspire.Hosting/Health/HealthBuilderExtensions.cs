using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Lets a health check that is registered with the application's services decide.</summary>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource => builder.WithAnnotation(new HealthCheckAnnotation(key));

    /// <summary>Healthy while a path answers with a status; path <c>/</c> and status 200 unless told otherwise.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints => AddHttpCheck(builder, () => HttpEndpoint(builder.Resource, endpointName), path, statusCode, endpointName);

    /// <summary>Healthy while a path of a chosen endpoint answers with a status.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, Func<EndpointReference>? endpointSelector, string? path = null, int? statusCode = null)
        where T : IResourceWithEndpoints =>
        AddHttpCheck(builder, endpointSelector ?? (() => HttpEndpoint(builder.Resource, null)), path, statusCode, "selected");

    private static IResourceBuilder<T> AddHttpCheck<T>(
        IResourceBuilder<T> builder, Func<EndpointReference> endpoint, string? path, int? statusCode, string? endpointName)
        where T : IResourceWithEndpoints
    {
        path ??= "/";
        statusCode ??= 200;
        var key = $"{builder.Resource.Name}_{endpointName ?? "http"}_{path}_{statusCode}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key, new HttpEndpointHealthCheck(endpoint, path, statusCode.Value), HealthStatus.Unhealthy, tags: null));
        return builder.WithHealthCheck(key);
    }

    private static EndpointReference HttpEndpoint(IResourceWithEndpoints resource, string? name)
    {
        if (name is not null)
        {
            return resource.GetEndpoint(name);
        }

        var candidates = resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.UriScheme is "http" or "https").ToArray();
        var chosen = candidates.FirstOrDefault(e => e.Name == "https")
            ?? candidates.FirstOrDefault(e => e.Name == "http")
            ?? candidates.FirstOrDefault()
            ?? throw new DistributedApplicationException($"Resource '{resource.Name}' has a health check by HTTP but no HTTP endpoint.");
        return resource.GetEndpoint(chosen.Name);
    }
}
