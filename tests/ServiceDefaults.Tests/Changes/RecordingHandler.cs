using ServiceDefaults.Changes;

namespace ServiceDefaults.Tests.Changes;

/// <summary>Keeps what it is given, and fails when told to.</summary>
internal sealed class RecordingHandler : IChangeHandler
{
    private readonly Lock _gate = new();
    private readonly List<Change> _changes = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called with each batch before it is kept.</summary>
    public Action<ChangeBatch> Before { get; set; } = _ => { };

    /// <summary>Called when it is asked for its position.</summary>
    public Action BeforePosition { get; set; } = () => { };

    public string? Stored { get; set; }

    public int Starts { get; private set; }

    public string Position { get; private set; } = "";

    public IReadOnlyList<Change> Changes
    {
        get
        {
            lock (_gate)
                return [.. _changes];
        }
    }

    public bool Has(string handle) => Changes.Any(change => change.Handle == handle);

    public ValueTask<string?> PositionAsync(string service, CancellationToken cancellationToken)
    {
        BeforePosition();

        return ValueTask.FromResult(Stored);
    }

    public Task StartAfreshAsync(string service, string position, CancellationToken cancellationToken) => Keep(() => Starts++);

    public Task HandleAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        Before(batch);

        return Keep(() =>
        {
            _changes.AddRange(batch.Changes);
            Position = batch.Position;
        });
    }

    public async Task UntilAsync(Func<RecordingHandler, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var news = Volatile.Read(ref _news).Task;

            lock (_gate)
            {
                if (condition(this))
                    return;
            }

            await news.WaitAsync(cancellationToken);
        }
    }

    private Task Keep(Action change)
    {
        lock (_gate)
            change();

        Interlocked.Exchange(ref _news, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return Task.CompletedTask;
    }
}
