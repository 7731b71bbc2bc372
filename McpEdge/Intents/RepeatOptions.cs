using System.ComponentModel.DataAnnotations;

namespace McpEdge.Intents;

/// <summary>How a retry is told from a second wish.</summary>
internal sealed class RepeatOptions
{
    /// <summary>
    /// How soon after an answer that was taken the same call can only be a machine's retry: less than a person needs to hear the answer and
    /// to ask for another. The default is 2 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan RetryWindow { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a conversation's wishes are remembered. The default is 7 days, as long as the services keep theirs.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(7);
}
