namespace ServiceDefaults.Changes;

/// <summary>Who has to look at the feed, or at anything else in the database of which a transaction may be what they wait for.</summary>
public sealed class ChangeSignals
{
    /// <summary>This process has ended a transaction: the others do not know of it.</summary>
    internal ChangeSignal Ended { get; } = new();

    /// <summary>A transaction of this process or another has ended, so there may be something to read. A break of the connection loses some.</summary>
    public ChangeSignal Readable { get; } = new();
}
