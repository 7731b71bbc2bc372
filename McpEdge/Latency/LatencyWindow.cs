namespace McpEdge.Latency;

/// <summary>The latest calls of one tool.</summary>
internal sealed class LatencyWindow(TimeProvider clock)
{
    private const int Size = 256;

    // Lists of tools are asked for far more often than these figures change.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly int[] _latest = new int[Size];
    private int _count;
    private int _next;
    private long _readAt;
    private ExpectedLatency? _read;

    public void Add(TimeSpan took)
    {
        lock (_lock)
        {
            _latest[_next] = (int)Math.Min(Math.Ceiling(took.TotalMilliseconds), int.MaxValue);
            _next = (_next + 1) % Size;
            _count = Math.Min(_count + 1, Size);
        }
    }

    public ExpectedLatency Read()
    {
        lock (_lock)
        {
            if (_read is not { } read || clock.GetElapsedTime(_readAt) >= Freshness)
            {
                _read = read = Compute();
                _readAt = clock.GetTimestamp();
            }

            return read;
        }
    }

    private ExpectedLatency Compute()
    {
        Span<int> sorted = stackalloc int[Size];
        sorted = sorted[.._count];
        _latest.AsSpan(0, _count).CopyTo(sorted);
        sorted.Sort();

        return new(sorted[Rank(50)], sorted[Rank(95)]);
    }

    // The nearest rank, which is a call that was made.
    private int Rank(int percent) => (((_count * percent) + 99) / 100) - 1;
}
