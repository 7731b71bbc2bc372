namespace ServiceDefaults.Changes;

/// <summary>What was read of the feed at once.</summary>
/// <param name="Changes">Oldest first.</param>
/// <param name="Position">Behind all of them; when nothing is left to read, behind all that can be read yet.</param>
/// <param name="IsFull">Whether more may be there to read.</param>
/// <param name="Awaited">The oldest transaction that has not ended; committed changes of later ones wait for it.</param>
/// <param name="Waiting">For how long the oldest of them has waited; null when none waits.</param>
internal sealed record ChangePage(IReadOnlyList<Change> Changes, ChangePosition Position, bool IsFull, ulong Awaited, TimeSpan? Waiting);
