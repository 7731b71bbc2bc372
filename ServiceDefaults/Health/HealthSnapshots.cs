using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Health;

/// <summary>Runs the checks at most once per <see cref="HealthOptions.ReuseFor"/>, however many ask, and never for long.</summary>
public sealed class HealthSnapshots(HealthCheckService checks, IOptions<HealthOptions> options, TimeProvider clock)
{
    // Whoever is told that a process isn't healthy waits for it to become so, at a start above all.
    private const int SoonerWhenUnhealthy = 10;

    private readonly Lock _gate = new();
    private Task<HealthSnapshot>? _latest;
    private long _started;

    /// <summary>The latest result, or a new one when it is too old.</summary>
    public Task<HealthSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_latest is null || (_latest.IsCompleted && clock.GetElapsedTime(_started) >= Lifetime(_latest)))
            {
                _started = clock.GetTimestamp();
                // Shared by all who ask: nobody's cancellation may end it.
                _latest = Task.Run(CheckAsync, CancellationToken.None);
            }

            return _latest.WaitAsync(cancellationToken);
        }
    }

    private TimeSpan Lifetime(Task<HealthSnapshot> latest) =>
        latest is { IsCompletedSuccessfully: true, Result.Report.Status: HealthStatus.Unhealthy }
            ? options.Value.ReuseFor / SoonerWhenUnhealthy
            : options.Value.ReuseFor;

    private async Task<HealthSnapshot> CheckAsync()
    {
        // A check that ignores its own timeout must not hold up the answer.
        var limit = options.Value.CheckTimeout + TimeSpan.FromSeconds(1);

        try
        {
            return new HealthSnapshot(await checks.CheckHealthAsync().WaitAsync(limit, clock), clock.GetUtcNow());
        }
        catch (TimeoutException)
        {
            return new HealthSnapshot(new HealthReport(Unanswered(limit), limit), clock.GetUtcNow());
        }
    }

    private static Dictionary<string, HealthReportEntry> Unanswered(TimeSpan limit) => new()
    {
        ["checks"] = new HealthReportEntry(HealthStatus.Unhealthy, "A check did not come to an end.", limit, exception: null, data: null),
    };
}

/// <summary>The result of the checks and when they ended.</summary>
/// <param name="Report">What each check found.</param>
/// <param name="At">When the last of them ended, UTC.</param>
public sealed record HealthSnapshot(HealthReport Report, DateTimeOffset At);
