using OrdersService.Analytics;

namespace OrdersService.Reports;

/// <summary>What a report is about. Stored as a word; the wire has the same one higher.</summary>
internal enum ReportType
{
    Sales,

    /// <summary>Stock as it is now, beside what was sold in the period.</summary>
    Inventory,
    Customer,
}

internal enum ReportFormat
{
    Pdf,
    Excel,
    Json,
}

/// <summary>What a report has to show.</summary>
/// <param name="Type">What it is about.</param>
/// <param name="Period">Business dates.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Location">Empty: every location.</param>
/// <param name="Category">Of an inventory report; empty: every category.</param>
/// <param name="Top">How many rows a list has at most.</param>
internal sealed record ReportRequest(ReportType Type, Period Period, ReportFormat Format, string Location, string Category, int Top)
{
    public const int DefaultTop = 20;
    public const int MaxTop = 1_000;
    public const int MaxCategory = 100;
}
