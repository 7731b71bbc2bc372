using System.ComponentModel.DataAnnotations;

namespace McpEdge.Policy;

/// <summary>How policies come into force.</summary>
internal sealed class PolicyOptions
{
    /// <summary>
    /// How often the policies are read again without a notice of a change: the longest that a lost notice delays one. The default is
    /// 30 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(30);
}
