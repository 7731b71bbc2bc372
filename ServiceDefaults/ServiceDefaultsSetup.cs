using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Discovery;
using ServiceDefaults.Grpc;
using ServiceDefaults.Health;
using ServiceDefaults.Telemetry;

namespace ServiceDefaults;

/// <summary>What every process of the platform has.</summary>
public static class ServiceDefaultsSetup
{
    /// <summary>Adds telemetry, health checks and service discovery.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));

        builder.AddTelemetry();
        builder.AddHealth();
        builder.AddDiscovery();

        return builder;
    }

    /// <summary>Maps <c>/health</c> and <c>/alive</c>, and gRPC health and reflection where there are gRPC services.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealth();

        if (app.Services.GetService<ErrorTable>() is not null)
        {
            app.MapGrpcHealthChecksService();
            // In every environment: only who has the service token gets an answer, and may call what it tells of anyway.
            app.MapGrpcReflectionService();
        }

        return app;
    }
}
