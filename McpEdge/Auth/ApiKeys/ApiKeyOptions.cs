using System.ComponentModel.DataAnnotations;

namespace McpEdge.Auth.ApiKeys;

/// <summary>How keys are checked.</summary>
internal sealed class ApiKeyOptions
{
    /// <summary>Seconds for which a checked key is remembered: the longest that a revoked key goes on working.</summary>
    [Range(0, 60)]
    public int CacheSeconds { get; set; } = 5;

    /// <summary>How many checked keys, right and wrong, are remembered at most.</summary>
    [Range(1, 1_000_000)]
    public int CacheEntries { get; set; } = 10_000;
}
