using System.ComponentModel.DataAnnotations;

namespace McpEdge.Auth.ApiKeys;

/// <summary>How keys are checked.</summary>
internal sealed class ApiKeyOptions
{
    /// <summary>Seconds for which a checked key is remembered: the longest that a revoked key goes on working.</summary>
    [Range(0, 60)]
    public int CacheSeconds { get; set; } = 5;

    /// <summary>
    /// Seconds for which a checked key goes on working while the database cannot be reached, in which nothing can be revoked meanwhile.
    /// </summary>
    [Range(0, 86_400)]
    public int OutageSeconds { get; set; } = 300;

    /// <summary>How many checked keys, right and wrong, are remembered at most.</summary>
    [Range(1, 1_000_000)]
    public int CacheEntries { get; set; } = 10_000;
}
