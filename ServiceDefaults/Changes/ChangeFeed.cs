using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Changes;

/// <summary>Follows the feed from a place on. It waits in real time: a clock that a test has stopped must not stop the machine.</summary>
internal sealed class ChangeFeed(ChangeReader reader, ChangeSignals signals, HeldChanges held, IOptions<ChangesOptions> options)
{
    // Bounds what a stream costs while changes come thick and fast: several are then read at once.
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(5);

    // Nobody tells when a transaction ends that has changed nothing, but committed changes may wait for it.
    private static readonly TimeSpan LongestRecheck = TimeSpan.FromMilliseconds(250);

    /// <summary>Pages in order, without end; the first one at once, empty ones as heartbeats.</summary>
    public async IAsyncEnumerable<ChangePage> WatchAsync(ChangeStart start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? told = null;
        var recheck = LeastPause;

        while (true)
        {
            var next = signals.Readable.Next;
            var page = await reader.ReadAsync(start, options.Value.PageSize, cancellationToken);

            if (page.Changes.Count > 0 || UntilHeartbeat(told) <= TimeSpan.Zero)
            {
                yield return page;
                told = Stopwatch.GetTimestamp();
            }

            start = start with { After = page.Position };

            if (page.IsFull)
                continue;

            await held.LookAsync(page, cancellationToken);
            recheck = page.Waiting is null || page.Changes.Count > 0 ? LeastPause : Shorter(recheck * 2, LongestRecheck);
            var patience = page.Waiting is null ? options.Value.PollInterval : recheck;
            await PauseAsync(next, Shorter(patience, UntilHeartbeat(told)), cancellationToken);
        }
    }

    private TimeSpan UntilHeartbeat(long? told) =>
        told is { } then ? options.Value.Heartbeat - Stopwatch.GetElapsedTime(then) : TimeSpan.Zero;

    private static async Task PauseAsync(Task next, TimeSpan patience, CancellationToken cancellationToken)
    {
        await Task.Delay(LeastPause, cancellationToken);

        if (patience > TimeSpan.Zero)
            await next.WaitAsync(patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
