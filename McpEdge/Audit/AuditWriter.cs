using Microsoft.Extensions.Options;
using ServiceDefaults.Data;

namespace McpEdge.Audit;

/// <summary>Writes the queue to the database, many entries at a time, and what is left of it before the process ends.</summary>
internal sealed class AuditWriter(
    AuditQueue queue, AuditStore store, MigrationState database, IOptions<AuditOptions> options, TimeProvider clock, ILogger<AuditWriter> logger)
    : BackgroundService
{
    private const string Gap = "AUDIT_GAP";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.Completion.WaitAsync(stoppingToken);
            while (await queue.Items.WaitToReadAsync(stoppingToken))
            {
                if (queue.Waiting < options.Value.BatchSize)
                {
                    await Task.Delay(options.Value.BatchPause, clock, stoppingToken);
                }

                await WriteNextAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is drained below.
        }

        using var limit = new CancellationTokenSource(options.Value.DrainTime, clock);
        await DrainAsync(limit.Token);
    }

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (queue.Items.TryPeek(out _))
            {
                await WriteNextAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var (lost, waiting) = Take(int.MaxValue);
            queue.Lose(lost.Count);
            waiting.ForEach(flushed => flushed.TrySetResult());
        }

        ReportLost();
    }

    private async Task WriteNextAsync(CancellationToken cancellationToken)
    {
        var (entries, waiting) = Take(options.Value.BatchSize);
        if (ReportLost() is { } gap)
        {
            entries.Add(gap);
        }

        try
        {
            await WriteAsync(entries, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            foreach (var entry in entries)
            {
                queue.Add(() => entry, mustKeep: true);
            }

            throw;
        }
        finally
        {
            waiting.ForEach(flushed => flushed.TrySetResult());
        }
    }

    private (List<AuditEntry> Entries, List<TaskCompletionSource> Waiting) Take(int most)
    {
        var entries = new List<AuditEntry>();
        var waiting = new List<TaskCompletionSource>();
        while (entries.Count < most && queue.Items.TryRead(out var item))
        {
            if (item.Flushed is { } flushed)
            {
                waiting.Add(flushed);
            }
            else
            {
                Make(item.Entry!, entries);
            }
        }

        return (entries, waiting);
    }

    private void Make(Func<AuditEntry> entry, List<AuditEntry> entries)
    {
        queue.Took();
        try
        {
            entries.Add(entry());
        }
        catch (Exception failure)
        {
            // A defect of ours in one entry must not end the writing of all.
            AuditLog.Refused(logger, failure);
            queue.Lose(1);
        }
    }

    private async Task WriteAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; entries.Count > 0; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await OwnToken.UseAsync(own => store.WriteAsync(entries, own), cancellationToken);
                return;
            }
            catch (Exception failure) when (DatabaseFailure.IsTransient(failure))
            {
                AuditLog.Postponed(logger, DatabaseFailure.Reason(failure));
                await Task.Delay(pause, clock, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                await WriteSinglyAsync(entries, failure, cancellationToken);
                return;
            }
        }
    }

    // One entry that the database refuses must not take the others with it.
    private async Task WriteSinglyAsync(IReadOnlyList<AuditEntry> entries, Exception failure, CancellationToken cancellationToken)
    {
        if (entries.Count == 1)
        {
            AuditLog.Refused(logger, failure);
            queue.Lose(1);
            return;
        }

        foreach (var entry in entries)
        {
            await WriteAsync([entry], cancellationToken);
        }
    }

    // The record itself says where it has a gap.
    private AuditEntry? ReportLost()
    {
        if (queue.TakeLost() is not (> 0 and var lost))
        {
            return null;
        }

        AuditLog.Lost(logger, lost);
        var now = clock.GetUtcNow();

        return new()
        {
            Id = AuditId.At(now),
            At = now,
            Arguments = $$"""{"lost":{{lost}}}""",
            Outcome = AuditOutcome.Failed,
            Code = Gap,
        };
    }
}
