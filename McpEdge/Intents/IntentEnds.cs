using System.Collections.Concurrent;
using ServiceDefaults.Data;

namespace McpEdge.Intents;

/// <summary>Notes how writes ended: behind their answers while the database is slow, and before the process ends.</summary>
internal sealed class IntentEnds(IntentStore store, TimeProvider clock, ILogger<IntentEnds> logger) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Task, bool> _open = new();

    /// <summary>Ends when it is noted or given up, and never fails: what is not noted is found out by asking the service.</summary>
    public Task WriteAsync(Guid id, IntentEnd end)
    {
        var writing = TryWriteAsync(id, end);
        _open[writing] = true;
        _ = writing.ContinueWith(written => _open.TryRemove(written, out _), TaskScheduler.Default);

        return writing;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_open.Keys).WaitAsync(cancellationToken);

    private async Task TryWriteAsync(Guid id, IntentEnd end)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        try
        {
            await OwnToken.UseAsync(own => store.EndAsync(id, end, own), limit.Token);
        }
        catch (Exception failure)
        {
            IntentLog.EndLost(logger, failure);
        }
    }
}
