using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Changes;

/// <summary>How a service keeps and streams its changes. Section <c>Changes</c>.</summary>
public sealed class ChangesOptions
{
    /// <summary>How long a change is kept for those who were away. The default is 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00", ErrorMessage = "Must be one second to 365 days, such as 7.00:00:00.")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often changes are deleted that were kept long enough. The default is 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00", ErrorMessage = "Must be 50 milliseconds to one day, such as 00:10:00.")]
    public TimeSpan PruneInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many changes are deleted in one transaction. The default is 1,000.</summary>
    [Range(1, 100_000)]
    public int PruneBatch { get; set; } = 1000;

    /// <summary>How many changes one message has at most. The default is 500.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; set; } = 500;

    /// <summary>After how much silence a stream says that it is alive. The default is 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00", ErrorMessage = "Must be 50 milliseconds to 10 minutes, such as 00:00:10.")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a stream looks for changes that nobody told it of. The default is 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00", ErrorMessage = "Must be 50 milliseconds to 10 minutes, such as 00:00:02.")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);
}
