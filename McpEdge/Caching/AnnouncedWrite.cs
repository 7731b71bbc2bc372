namespace McpEdge.Caching;

/// <summary>A write that replicas are told of.</summary>
internal sealed class AnnouncedWrite : IDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _awaited;
    private readonly Action<AnnouncedWrite> _forget;
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="number">Of this process's writes.</param>
    /// <param name="conversation">Whose it is.</param>
    /// <param name="begunAt">When it was announced, by the process's clock.</param>
    /// <param name="replicas">Who is to hear of it.</param>
    /// <param name="forget">Called when nobody waits for it any more.</param>
    public AnnouncedWrite(long number, string conversation, long begunAt, IEnumerable<string> replicas, Action<AnnouncedWrite> forget)
    {
        _forget = forget;
        (Number, Conversation, BegunAt) = (number, conversation, begunAt);
        _awaited = [.. replicas];
        EndIfHeard();
    }

    public long Number { get; }

    public string Conversation { get; }

    public long BegunAt { get; }

    public Task HeardByAll => _heard.Task;

    public void HearFrom(string replica)
    {
        lock (_gate)
        {
            _awaited.Remove(replica);
            EndIfHeard();
        }
    }

    public void Dispose() => _forget(this);

    private void EndIfHeard()
    {
        if (_awaited.Count == 0)
        {
            _heard.TrySetResult();
        }
    }
}
