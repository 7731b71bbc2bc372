using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace McpEdge.Audit;

/// <summary>Entries that wait to be written. Nobody waits to add one: what there is no room for is counted.</summary>
internal sealed class AuditQueue : IDisposable
{
    /// <summary>Meter of the counter <c>audit.entries.lost</c>.</summary>
    public const string MeterName = "Platform.Edge.Audit";

    private static readonly TimeSpan FlushPatience = TimeSpan.FromSeconds(2);

    private readonly Channel<AuditQueueItem> _items = Channel.CreateUnbounded<AuditQueueItem>(new() { SingleReader = true });
    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _lostCounter;
    private readonly int _size;
    private int _waiting;
    private long _lost;

    public AuditQueue(IOptions<AuditOptions> options)
    {
        _size = options.Value.QueueSize;
        _lostCounter = _meter.CreateCounter<long>("audit.entries.lost", "{entry}", "Entries that were not written.");
    }

    public ChannelReader<AuditQueueItem> Items => _items.Reader;

    /// <summary>How many entries wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <param name="entry">Makes the entry when it is written.</param>
    /// <param name="mustKeep">Not counted against the size: an outcome of a write, of which there are few, and the entry is there already.</param>
    public void Add(Func<AuditEntry> entry, bool mustKeep = false)
    {
        if (Interlocked.Increment(ref _waiting) > _size && !mustKeep)
        {
            Interlocked.Decrement(ref _waiting);
            Lose(1);
            return;
        }

        _items.Writer.TryWrite(new(entry, null));
    }

    /// <summary>Ends when everything that was added before is written, or that takes too long.</summary>
    public async Task FlushAsync()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _items.Writer.TryWrite(new(null, written));
        await written.Task.WaitAsync(FlushPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Tells that an entry was taken out.</summary>
    public void Took() => Interlocked.Decrement(ref _waiting);

    /// <summary>Counts entries that will never be written.</summary>
    public void Lose(int count)
    {
        Interlocked.Add(ref _lost, count);
        _lostCounter.Add(count);
    }

    /// <summary>How many were lost since it was asked last.</summary>
    public long TakeLost() => Interlocked.Exchange(ref _lost, 0);

    public void Dispose() => _meter.Dispose();
}

/// <summary>An entry, or somebody who waits for all before.</summary>
internal readonly record struct AuditQueueItem(Func<AuditEntry>? Entry, TaskCompletionSource? Flushed);
