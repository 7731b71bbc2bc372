using System.ComponentModel.DataAnnotations;

namespace OrdersService.Analytics;

/// <summary>Section <c>Analytics</c>.</summary>
internal sealed class AnalyticsOptions
{
    /// <summary>
    /// How often changes of orders are added to the daily totals. Figures are exact at any time; more changes that wait make them slower
    /// to read. The default is 5 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan FoldInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many changes are added in one transaction. The default is 5,000.</summary>
    [Range(1, 100_000)]
    public int FoldBatch { get; set; } = 5_000;
}
