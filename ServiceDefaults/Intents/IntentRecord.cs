namespace ServiceDefaults.Intents;

/// <summary>What a caller wanted to happen once, with the answer that it got. Committed together with the effect.</summary>
public sealed class IntentRecord
{
    /// <summary>Characters that a key may have.</summary>
    public const int MaxKey = 200;

    private IntentRecord()
    {
    }

    /// <summary>Given by the caller.</summary>
    public string Key { get; private init; } = "";

    /// <summary>SHA-256 of the request without its key: the same key with another hash is an error.</summary>
    public byte[] RequestHash { get; private init; } = [];

    /// <summary>The answer as it went over the wire.</summary>
    public byte[] Answer { get; private init; } = [];

    /// <summary>When the effect was committed.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When the key may be forgotten.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }
}
