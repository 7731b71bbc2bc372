using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServiceDefaults.Options;

namespace ServiceDefaults.Health;

/// <summary><c>/health</c> and <c>/alive</c>, in every environment.</summary>
public static class HealthSetup
{
    internal const string HealthPath = "/health";
    internal const string AlivePath = "/alive";
    private const string Live = "live";

    /// <summary>Adds the check <c>self</c> and bounds the time of all checks.</summary>
    public static void AddHealth(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<HealthOptions>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<HealthSnapshots>();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
        builder.Services.AddOptions<HealthCheckServiceOptions>().PostConfigure<IOptions<HealthOptions>>(Bound);
    }

    /// <summary>Maps <c>/health</c> (every check; 503 when one failed) and <c>/alive</c> (the process answers).</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(HealthPath, HealthAsync).AllowAnonymous();
        endpoints.MapGet(AlivePath, Alive).AllowAnonymous();
    }

    private static void Bound(HealthCheckServiceOptions checks, IOptions<HealthOptions> options)
    {
        foreach (var check in checks.Registrations.Where(check => check.Timeout == Timeout.InfiniteTimeSpan))
            check.Timeout = options.Value.CheckTimeout;
    }

    private static async Task<IResult> HealthAsync(
        HttpResponse response,
        HealthSnapshots snapshots,
        IOptions<HealthOptions> options,
        CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.GetAsync(cancellationToken);
        var answer = new HealthAnswer
        {
            Status = Word(snapshot.Report.Status, "healthy", "unhealthy"),
            Timestamp = snapshot.At,
            Checks = new(snapshot.Report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status, "ok", "error"))),
        };

        options.Value.Shape?.Invoke(answer);
        response.Headers.CacheControl = "no-store";

        return TypedResults.Json(
            answer,
            statusCode: snapshot.Report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static IResult Alive(HttpResponse response, TimeProvider clock)
    {
        response.Headers.CacheControl = "no-store";

        return TypedResults.Json(new HealthAnswer { Status = "healthy", Timestamp = clock.GetUtcNow(), Checks = new() { ["self"] = "ok" } });
    }

    private static string Word(HealthStatus status, string good, string bad) => status switch
    {
        HealthStatus.Healthy => good,
        HealthStatus.Degraded => "degraded",
        _ => bad,
    };
}
