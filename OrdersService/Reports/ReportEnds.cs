using System.Collections.Concurrent;

namespace OrdersService.Reports;

/// <summary>
/// Tells who waits that a report has ended in this process. An end in another process is not told: who waits looks again when the
/// time is over.
/// </summary>
internal sealed class ReportEnds(TimeProvider clock)
{
    private readonly ConcurrentDictionary<ReportEnd, Guid> _waiting = [];

    public ReportEnd Listen(Guid report)
    {
        var end = new ReportEnd(clock, done => _waiting.TryRemove(done, out _));
        _waiting[end] = report;

        return end;
    }

    public void Tell(Guid report)
    {
        foreach (var (end, waited) in _waiting)
        {
            if (waited == report)
                end.Tell();
        }
    }
}

/// <summary>One wait for the end of a report.</summary>
internal sealed class ReportEnd(TimeProvider clock, Action<ReportEnd> dispose) : IDisposable
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Tell() => _end.TrySetResult();

    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            await _end.Task.WaitAsync(longest, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It goes on.
        }
    }

    public void Dispose() => dispose(this);
}
