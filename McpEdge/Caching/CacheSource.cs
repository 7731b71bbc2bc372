namespace McpEdge.Caching;

/// <summary>What an answer is made of: it is dropped when this changes.</summary>
/// <param name="Service">Whose feed tells of the change.</param>
/// <param name="Entity">What changes, as the feed names it.</param>
/// <param name="IdMember">Member of the answer's data that has the entity's id; null when a change of any of them counts.</param>
internal sealed record CacheSource(string Service, string Entity, string? IdMember = null);
