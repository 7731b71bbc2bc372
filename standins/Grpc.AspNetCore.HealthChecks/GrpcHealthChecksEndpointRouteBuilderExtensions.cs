using Grpc.AspNetCore.HealthChecks;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the gRPC health service.</summary>
public static class GrpcHealthChecksEndpointRouteBuilderExtensions
{
    /// <summary>Maps <c>grpc.health.v1.Health</c>.</summary>
    /// <exception cref="InvalidOperationException">The service is not registered.</exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcHealthChecksService(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        _ = endpoints.ServiceProvider.GetService<HealthServiceImpl>()
            ?? throw new InvalidOperationException("The gRPC health service is not registered: call AddGrpcHealthChecks first.");
        return endpoints.MapGrpcService<HealthServiceIntegration>();
    }
}
