using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McpEdge.WarmUp;

/// <summary>Whether the warm-up is over, however it went: a service that is away is told by its own check.</summary>
internal sealed class WarmUpState : IHealthCheck
{
    private volatile bool _isOver;

    public void End() => _isOver = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isOver ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The first calls are still being made."));
}
