using System.ComponentModel.DataAnnotations;

namespace McpEdge.Streams;

/// <summary>Section <c>Stream</c>.</summary>
internal sealed class StreamOptions
{
    /// <summary>How many event streams a process holds open at most. The default is 20,000.</summary>
    [Range(1, 1_000_000)]
    public int Max { get; set; } = 20_000;

    /// <summary>How many of them one key may have. The default is 2,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxPerKey { get; set; } = 2_000;

    /// <summary>How often it is looked whether the keys of open streams have expired. The default is 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00", ErrorMessage = "Must be 50 milliseconds to one day, such as 00:00:30.")]
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromSeconds(30);
}
