using System.ComponentModel.DataAnnotations;

namespace McpEdge.Auth.ApiKeys;

/// <summary>A key for the machine of a developer, which may do everything.</summary>
internal sealed class DevelopmentKeyOptions
{
    /// <summary>The key. None when left out, as everywhere but on a developer's machine.</summary>
    [MinLength(16)]
    [MaxLength(512)]
    public string? Value { get; set; }
}
