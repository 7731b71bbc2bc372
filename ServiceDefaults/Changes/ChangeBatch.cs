namespace ServiceDefaults.Changes;

/// <summary>Changes that a service streamed together.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="Changes">Oldest first; empty when only the position has moved on.</param>
/// <param name="Position">Where to resume once they are dealt with.</param>
public sealed record ChangeBatch(string Service, IReadOnlyList<Change> Changes, string Position);
