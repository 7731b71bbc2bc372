using System.ComponentModel.DataAnnotations;

namespace McpEdge.Redis;

/// <summary>How far calls depend on Redis.</summary>
internal sealed class RedisOptions
{
    /// <summary>How long a call waits for Redis at most; Redis is left alone after that. The default is 20 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:30")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How often Redis is asked whether it answers again. The default is 250 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromMilliseconds(250);
}
