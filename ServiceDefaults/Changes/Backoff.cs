namespace ServiceDefaults.Changes;

/// <summary>Pauses between attempts: each may be twice as long as the one before, at random below that, so that not all come back at once.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan _ceiling = Shortest;

    public void Reset() => _ceiling = Shortest;

    public TimeSpan Next()
    {
        var pause = _ceiling * (0.5 + (Random.Shared.NextDouble() / 2));
        _ceiling = _ceiling * 2 < Longest ? _ceiling * 2 : Longest;

        return pause;
    }
}
