using System.ComponentModel.DataAnnotations;

namespace McpEdge.Audit;

/// <summary>The record of calls.</summary>
internal sealed class AuditOptions
{
    /// <summary>Entries that may wait to be written. What comes while so many wait is lost and counted. The default is 20,000.</summary>
    [Range(1, 10_000_000)]
    public int QueueSize { get; set; } = 20_000;

    /// <summary>Entries that are written at once. The default is 1,000.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 1_000;

    /// <summary>How long the writer waits for more entries while no full batch waits. The default is 50 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan BatchPause { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a process that ends tries to write what waits. The default is 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Refusals of callers without a good key that each process records one by one in a minute; the rest is one entry with their number.
    /// The default is 30.
    /// </summary>
    [Range(0, 10_000)]
    public int StrangersPerMinute { get; set; } = 30;

    /// <summary>How long entries are kept. The default is 400 days.</summary>
    [Range(typeof(TimeSpan), "2.00:00:00", "10000.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(400);
}
