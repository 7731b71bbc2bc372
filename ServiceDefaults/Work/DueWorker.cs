using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Data;

namespace ServiceDefaults.Work;

/// <summary>
/// Does work of a database when it is due: it looks, sleeps until the next thing is due or somebody wakes it, and looks again. A failed
/// look is repeated after a growing pause. Any number of replicas may run the same worker; rows are shared out by locks.
/// </summary>
public abstract class DueWorker(MigrationState database, IServiceScopeFactory scopes, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private TaskCompletionSource _woken = NewSignal();

    /// <summary>For work that is done in several scopes at a time.</summary>
    protected IServiceScopeFactory Scopes => scopes;

    /// <summary>The worker's own log.</summary>
    protected ILogger Log => log;

    /// <summary>Looks at once, or again if it is looking now.</summary>
    public void Wake() => Volatile.Read(ref _woken).TrySetResult();

    /// <summary>Does what is due. Returns when to look again, if nobody wakes it before.</summary>
    protected abstract Task<DateTimeOffset> WorkAsync(IServiceProvider services, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Completion.WaitAsync(stoppingToken);
        var pause = FirstPause;

        while (true)
        {
            // New before the look: who wakes us while we look may have come too late for it.
            var woken = NewSignal();
            Volatile.Write(ref _woken, woken);

            if (await TryWorkAsync(stoppingToken) is { } due)
            {
                pause = FirstPause;
                await SleepAsync(due - clock.GetUtcNow(), woken, stoppingToken);
            }
            else
            {
                await Task.Delay(pause, clock, stoppingToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task<DateTimeOffset?> TryWorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            DateTimeOffset? due = null;
            await OwnToken.UseAsync(async own => due = await WorkAsync(scope.ServiceProvider, own), cancellationToken);
            return due;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            if (DatabaseFailure.IsTransient(error))
                log.WorkPostponed(GetType().Name, DatabaseFailure.Reason(error));
            else
                log.WorkFailed(GetType().Name, error);

            return null;
        }
    }

    private async Task SleepAsync(TimeSpan pause, TaskCompletionSource woken, CancellationToken cancellationToken)
    {
        if (pause <= TimeSpan.Zero)
            return;

        try
        {
            await woken.Task.WaitAsync(pause, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It is due.
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
