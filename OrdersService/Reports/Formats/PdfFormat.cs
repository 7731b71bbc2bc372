using OrdersService.Reports.Content;
using OrdersService.Reports.Pdf;

namespace OrdersService.Reports.Formats;

/// <summary>A report for people: headlines, a chart and tables on A4.</summary>
internal static class PdfFormat
{
    public static byte[] Write(ReportContent content, DateTimeOffset now) => new ReportPages(content).Write(now);
}
