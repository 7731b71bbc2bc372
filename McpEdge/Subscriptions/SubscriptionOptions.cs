using System.ComponentModel.DataAnnotations;

namespace McpEdge.Subscriptions;

/// <summary>Section <c>Subscription</c>.</summary>
internal sealed class SubscriptionOptions
{
    /// <summary>How many streams and sessions with subscriptions a process has at most. The default is 20,000.</summary>
    [Range(1, 1_000_000)]
    public int Max { get; set; } = 20_000;

    /// <summary>How many of them one account has at most. The default is 2,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxPerAccount { get; set; } = 2_000;

    /// <summary>How many resources one of them may name. The default is 100.</summary>
    [Range(1, 10_000)]
    public int MaxResources { get; set; } = 100;

    /// <summary>Changes within this time of each other are told together. The default is 50 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ErrorMessage = "Must be zero to one minute, such as 00:00:00.050.")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>After this long a stream ends, and whoever still may listens again. The default is one hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Must be one second to one day, such as 01:00:00.")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);
}
