using System.ComponentModel.DataAnnotations;

namespace McpEdge.Progress;

/// <summary>Section <c>Progress</c>.</summary>
internal sealed class ProgressOptions
{
    /// <summary>How long a call runs before its client is told that it takes a moment. The default is 400 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "Must be one millisecond to one minute, such as 00:00:00.400.")]
    public TimeSpan After { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How long after that it is told again. The default is one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "Must be one millisecond to one minute, such as 00:00:01.")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(1);
}
