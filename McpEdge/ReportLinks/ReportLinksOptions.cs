using System.ComponentModel.DataAnnotations;

namespace McpEdge.ReportLinks;

/// <summary>Section <c>ReportLinks</c>: addresses at which a report can be fetched for a while without a key.</summary>
internal sealed class ReportLinksOptions
{
    /// <summary>How long a link works. The default is one hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Where this edge is for those who follow a link, such as <c>https://edge.example.com</c>. By default the address under which the
    /// agent called.
    /// </summary>
    [RegularExpression("^https?://[^/?#]+(/[^?#]*)?$", ErrorMessage = "Must be an address such as https://edge.example.com.")]
    public string? BaseUrl { get; set; }

    /// <summary>
    /// The secret that signs links, the same in every replica, at least 16 characters. By default one that is derived from
    /// <c>ServiceAuth:Token</c>.
    /// </summary>
    [MinLength(16)]
    public string? Key { get; set; }
}
