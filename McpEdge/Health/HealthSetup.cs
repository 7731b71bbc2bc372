using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDefaults.Options;

namespace McpEdge.Health;

/// <summary>What <c>/health</c> looks at besides the process itself.</summary>
internal static class HealthSetup
{
    private static readonly string[] Services = ["customers", "inventory", "orders"];

    public static void AddDependencyHealth(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<DependencyHealthOptions>();
        builder.AddRedisClient("cache");
        foreach (var service in Services)
        {
            builder.Services.AddKeyedSingleton(service, (provider, _) => Check(provider, service));
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                service, provider => provider.GetRequiredKeyedService<ServiceHealthCheck>(service), failureStatus: null, tags: null));
        }

        builder.Services.PostConfigure<HealthCheckServiceOptions>(NameForOperators);
    }

    private static ServiceHealthCheck Check(IServiceProvider provider, string service) =>
        ActivatorUtilities.CreateInstance<ServiceHealthCheck>(provider, service);

    // The integrations name their checks after their types; operators know the resources.
    private static void NameForOperators(HealthCheckServiceOptions health)
    {
        foreach (var check in health.Registrations)
        {
            if (check.Name == nameof(Data.EdgeDbContext))
            {
                check.Name = "edgedb";
            }

            if (check.Name == "StackExchange.Redis")
            {
                // What is kept there may be lost: the edge serves without it.
                check.Name = "cache";
                check.FailureStatus = HealthStatus.Degraded;
            }
        }
    }
}
