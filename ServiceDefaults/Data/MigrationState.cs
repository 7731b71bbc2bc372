using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ServiceDefaults.Data;

/// <summary>Whether the schema and the first data of a database are complete.</summary>
internal sealed class MigrationState : IHealthCheck
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsComplete => _completion.Task.IsCompletedSuccessfully;

    public Task Completion => _completion.Task;

    public void Complete() => _completion.TrySetResult();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsComplete ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The schema is not complete yet."));
}
