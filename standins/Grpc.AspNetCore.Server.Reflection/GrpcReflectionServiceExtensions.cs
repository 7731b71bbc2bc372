using Grpc.AspNetCore.Server.Reflection;
using Grpc.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers gRPC reflection.</summary>
public static class GrpcReflectionServiceExtensions
{
    /// <summary>Adds the reflection service; it tells of every gRPC service that is mapped when it is first called.</summary>
    public static IServiceCollection AddGrpcReflection(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.TryAddSingleton(provider => new ReflectionServiceImpl(
            MappedServices.In(provider.GetRequiredService<EndpointDataSource>())));
        return services;
    }
}
