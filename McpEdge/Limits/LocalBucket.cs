namespace McpEdge.Limits;

/// <summary>A bucket of this process alone. Times are counted from any one moment on.</summary>
internal sealed class LocalBucket(Rate rate)
{
    private TimeSpan _fullAt;

    /// <summary>How long it has been full.</summary>
    public TimeSpan? FullFor(TimeSpan now) => now >= _fullAt ? now - _fullAt : null;

    /// <summary>Counts a call that was admitted elsewhere.</summary>
    public void Charge(TimeSpan now)
    {
        var latest = now + rate.Window;
        _fullAt = (_fullAt > now ? _fullAt : now) + rate.Each;
        _fullAt = _fullAt < latest ? _fullAt : latest;
    }

    /// <summary>Undoes a call that does not count after all.</summary>
    public void GiveBack() => _fullAt -= rate.Each;

    /// <summary>Zero when a call was admitted, else the time until one may be.</summary>
    public TimeSpan Take(TimeSpan now)
    {
        var wait = _fullAt + rate.Each - rate.Window - now;
        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        Charge(now);
        return TimeSpan.Zero;
    }
}
