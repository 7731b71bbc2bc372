using Grpc.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC reflection.</summary>
public static class GrpcReflectionEndpointRouteBuilderExtensions
{
    /// <summary>Maps <c>grpc.reflection.v1alpha.ServerReflection</c> and the same service under its later name,
    /// <c>grpc.reflection.v1.ServerReflection</c>.</summary>
    /// <returns>Takes the conventions of both.</returns>
    /// <exception cref="InvalidOperationException">The service is not registered.</exception>
    public static IEndpointConventionBuilder MapGrpcReflectionService(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(ReflectionServiceImpl)) is not true)
            throw new InvalidOperationException("gRPC reflection is not registered: call AddGrpcReflection first.");

        var group = endpoints.MapGroup("");
        group.MapGrpcService<ReflectionServiceImpl>();
        group.MapGrpcService<ReflectionV1ServiceImpl>();
        return group;
    }
}
