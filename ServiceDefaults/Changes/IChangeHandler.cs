namespace ServiceDefaults.Changes;

/// <summary>
/// Deals with the changes of services, one batch of a service at a time. After a break, a failure included, a batch may come again.
/// </summary>
public interface IChangeHandler
{
    /// <summary>Where to resume after a start of the process; null, as it is by default, where nothing is stored.</summary>
    ValueTask<string?> PositionAsync(string service, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <summary>
    /// Any change may have been missed before <paramref name="position"/>: forget what was derived from the feed of this service. Called when
    /// there is no position yet, and when the feed does not go back to it; the changes after it follow.
    /// </summary>
    Task StartAfreshAsync(string service, string position, CancellationToken cancellationToken);

    /// <summary>The changes of this service do not come for now; the next batch says that they do again.</summary>
    void Lose(string service)
    {
    }

    /// <summary>Deals with a batch. When it throws, the batch comes again after a pause.</summary>
    Task HandleAsync(ChangeBatch batch, CancellationToken cancellationToken);
}
