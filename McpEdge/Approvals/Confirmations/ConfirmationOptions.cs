using System.ComponentModel.DataAnnotations;

namespace McpEdge.Approvals.Confirmations;

/// <summary>How callers confirm what an agent is about to do for them.</summary>
internal sealed class ConfirmationOptions
{
    /// <summary>How long a caller may think about a question. The default is 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A secret of at least 32 characters that all replicas share and that signs confirmations. None: one that the first replica makes
    /// and keeps in <c>edgedb</c>.
    /// </summary>
    [MinLength(32)]
    public string? SigningKey { get; set; }
}
