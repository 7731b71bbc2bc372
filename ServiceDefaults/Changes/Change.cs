namespace ServiceDefaults.Changes;

/// <summary>That something was changed; what it is now, only its service tells.</summary>
/// <param name="Position">Of this change alone; opaque.</param>
/// <param name="Entity">What was changed, such as <c>order</c>.</param>
/// <param name="EntityId">Its id, as the service's calls take it; the parts of an id are joined by <c>/</c>.</param>
/// <param name="Handle">What people call it, such as the number of an order; empty when it has no other name.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="ChangedAt">When the row was written, a little before it was committed.</param>
public sealed record Change(string Position, string Entity, string EntityId, string Handle, ChangeKind Kind, DateTimeOffset ChangedAt);
