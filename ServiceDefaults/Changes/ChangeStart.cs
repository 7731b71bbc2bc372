namespace ServiceDefaults.Changes;

/// <summary>Where a stream begins.</summary>
/// <param name="After">Behind this position; null where there is none.</param>
/// <param name="FromOldest">Without a position: with the oldest change that is kept, instead of now.</param>
internal sealed record ChangeStart(ChangePosition? After, bool FromOldest)
{
    // No transaction has one of these ids.
    private static readonly (ulong, long) Oldest = (0, 0);
    private static readonly (ulong, long) Now = (ulong.MaxValue, long.MaxValue);

    public (ulong TransactionId, long Sequence) Bound => After is not null ? (After.TransactionId, After.Sequence) : FromOldest ? Oldest : Now;
}
