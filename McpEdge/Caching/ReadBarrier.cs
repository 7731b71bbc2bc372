namespace McpEdge.Caching;

/// <summary>From when on answers are for a conversation, by this process's clock.</summary>
/// <param name="Hearing">Since when this process hears of all writes.</param>
/// <param name="Written">When the conversation's last write ended, the greatest value while one goes on, the least without any.</param>
internal readonly record struct ReadBarrier(long Hearing, long Written)
{
    /// <summary>Whether only this process's own reading is new enough.</summary>
    public bool DemandsOwn => Written > long.MinValue || Hearing == long.MaxValue;

    public bool Admits(CachedAnswer answer) => answer.TakenAt > Hearing && answer.Began > Written;

    /// <summary>Whether a reading that began then is new enough.</summary>
    public bool Admits(long began) => began > Hearing && began > Written;
}
