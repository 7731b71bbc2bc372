using System.ComponentModel.DataAnnotations;

namespace McpEdge.Health;

/// <summary>How the services are asked for their health.</summary>
internal sealed class DependencyHealthOptions
{
    /// <summary>How long a service has to answer. The default, 500 milliseconds, leaves the tool health_check within its budget.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:30")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(500);
}
