using McpEdge.ReportLinks;
using McpEdge.Speech;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Reports;

internal static class ReportMapping
{
    // The wire has the same values one higher: its zero means that none was given.
    public static Wire.ReportType ToWire(this ReportKind kind) => (Wire.ReportType)((int)kind + 1);

    public static ReportKind ToView(this Wire.ReportType type) => (ReportKind)((int)type - 1);

    public static Wire.ReportFormat ToWire(this ReportFormat format) => (Wire.ReportFormat)((int)format + 1);

    public static ReportView ToView(this Wire.Report report, LinkAddress links, SpokenLanguage language)
    {
        var (url, expires) = links.Of(Guid.Parse(report.Id));

        return new()
        {
            ReportId = report.Id,
            ReportType = report.Type.ToView(),
            Period = $"{report.Period.From} to {report.Period.To}",
            Format = (ReportFormat)((int)report.Format - 1),
            Status = (ReportState)((int)report.Status - 1),
            Progress = report.Progress,
            DownloadUrl = url,
            LinkExpiresAt = expires,
            Summary = ReportSpeech.Summary(report, language),
            FileName = report.FileName,
            ExpiresAt = report.ExpiresAt.ToDateTimeOffset(),
        };
    }
}
