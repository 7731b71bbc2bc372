using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ServiceDefaults.Data;

/// <summary>Whether the schema and the first data of a database are complete.</summary>
internal sealed class MigrationState : IHealthCheck
{
    private volatile bool _complete;

    public bool IsComplete => _complete;

    public void Complete() => _complete = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_complete ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The schema is not complete yet."));
}
