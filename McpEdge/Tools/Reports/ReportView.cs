using System.ComponentModel;

namespace McpEdge.Tools.Reports;

internal enum ReportKind
{
    Sales,
    Inventory,
    Customer,
}

internal enum ReportFormat
{
    Pdf,
    Excel,
    Json,
}

internal enum ReportState
{
    Queued,
    Running,
    Completed,
    Failed,
}

/// <summary>A report in a result.</summary>
internal sealed record ReportView
{
    [Description("UUID; report_status takes it.")]
    public required string ReportId { get; init; }

    public required ReportKind ReportType { get; init; }

    [Description("First and last business day, such as 2024-01-01 to 2024-01-31.")]
    public required string Period { get; init; }

    public required ReportFormat Format { get; init; }

    public required ReportState Status { get; init; }

    [Description("Percent that is done.")]
    public required int Progress { get; init; }

    [Description("Where the document can be fetched without a key. It works as soon as the report is completed, and until link_expires_at; "
        + "report_status gives a new one.")]
    public required string DownloadUrl { get; init; }

    public required DateTimeOffset LinkExpiresAt { get; init; }

    [Description("The headlines in words, or how far it is, or why it failed.")]
    public required string Summary { get; init; }

    [Description("Name of the file.")]
    public required string FileName { get; init; }

    [Description("When the report will be deleted.")]
    public required DateTimeOffset ExpiresAt { get; init; }
}
