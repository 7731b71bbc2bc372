using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Wire = Platform.Contracts.Orders.V1;

namespace OrdersService.Reports;

/// <summary>Reports as they travel.</summary>
internal static class ReportsMapping
{
    public static GenerateReport ToCommand(this Wire.GenerateReportRequest request) => new(
        request.Type is > Wire.ReportType.Unspecified and <= Wire.ReportType.Customer ? (ReportType)((int)request.Type - 1) : null,
        request.StartDate,
        request.EndDate,
        request.Format switch
        {
            Wire.ReportFormat.Unspecified or Wire.ReportFormat.Pdf => ReportFormat.Pdf,
            Wire.ReportFormat.Excel => ReportFormat.Excel,
            Wire.ReportFormat.Json => ReportFormat.Json,
            _ => null,
        },
        request.Filters?.Location ?? "",
        request.Filters?.Category ?? "",
        request.Filters?.Top ?? 0);

    public static Wire.Report ToWire(this Report report) => new()
    {
        Id = report.Id.ToString("D"),
        Type = (Wire.ReportType)((int)report.Type + 1),
        Format = (Wire.ReportFormat)((int)report.Format + 1),
        Period = new() { From = Text(report.StartDate), To = Text(report.EndDate) },
        Filters = new() { Location = report.Location, Category = report.Category, Top = report.Top },
        Status = (Wire.ReportStatus)((int)report.Status + 1),
        Progress = report.Progress,
        Figures = { report.Figures.Select(ToWire) },
        FileName = FileName(report),
        ContentType = ContentType(report.Format),
        Size = report.Size,
        CreatedAt = ToTimestamp(report.CreatedAt),
        CompletedAt = report.CompletedAt is { } completed ? ToTimestamp(completed) : null,
        ExpiresAt = ToTimestamp(report.ExpiresAt),
        FailureCode = report.FailureCode,
        Failure = report.Failure,
    };

    private static Wire.ReportFigure ToWire(ReportFigure figure) => new()
    {
        Label = figure.Label,
        Count = figure.Count,
        Amount = figure.Amount is { } amount ? new() { MinorUnits = amount.MinorUnits, Currency = amount.Currency } : null,
    };

    private static string FileName(Report report)
    {
        var suffix = report.Format switch { ReportFormat.Pdf => "pdf", ReportFormat.Excel => "xlsx", _ => "json" };
        return $"{report.Type.ToString().ToLowerInvariant()}-{Text(report.StartDate)}-{Text(report.EndDate)}.{suffix}";
    }

    private static string ContentType(ReportFormat format) => format switch
    {
        ReportFormat.Pdf => "application/pdf",
        ReportFormat.Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/json",
    };

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // PostgreSQL keeps microseconds: the answer to a write says what a later read will say.
    private static Timestamp ToTimestamp(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)).ToTimestamp();
}
