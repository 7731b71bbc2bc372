using System.ComponentModel.DataAnnotations;

namespace OrdersService.Reports;

/// <summary>Section <c>Reports</c>.</summary>
internal sealed class ReportsOptions
{
    /// <summary>How long a report is kept. The default is 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long a report that makes no progress is left to the process that took it on; then another one begins it anew. The default is
    /// one minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a report is begun before it counts as failed. The default is 3.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The pause after a failed attempt, times the number of attempts. The default is 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many reports may wait; more are refused. The default is 100.</summary>
    [Range(1, 100_000)]
    public int MaxWaiting { get; set; } = 100;
}
