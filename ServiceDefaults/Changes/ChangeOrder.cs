namespace ServiceDefaults.Changes;

/// <summary>The order of the positions of one feed, for those who keep them.</summary>
public static class ChangeOrder
{
    /// <summary>
    /// Whether whoever has dealt with everything up to <paramref name="reached"/> has dealt with <paramref name="position"/>; false when they
    /// belong to different databases, too.
    /// </summary>
    public static bool Includes(string reached, string position)
    {
        var (one, other) = (ChangePosition.Parse(reached), ChangePosition.Parse(position));

        return one.Database == other.Database && !one.IsBefore(other.TransactionId, other.Sequence);
    }
}
