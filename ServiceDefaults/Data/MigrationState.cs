using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ServiceDefaults.Data;

/// <summary>Whether the schema and the first data of a database are complete.</summary>
public sealed class MigrationState : IHealthCheck
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal MigrationState()
    {
    }

    /// <summary>Ends when they are complete.</summary>
    public Task Completion => _completion.Task;

    internal bool IsComplete => _completion.Task.IsCompletedSuccessfully;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsComplete ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The schema is not complete yet."));

    internal void Complete() => _completion.TrySetResult();
}
