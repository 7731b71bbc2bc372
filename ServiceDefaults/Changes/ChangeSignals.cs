namespace ServiceDefaults.Changes;

/// <summary>Who has to look at the feed.</summary>
internal sealed class ChangeSignals
{
    /// <summary>This process has ended a transaction: the others do not know of it.</summary>
    public ChangeSignal Ended { get; } = new();

    /// <summary>There may be something to read.</summary>
    public ChangeSignal Readable { get; } = new();
}
