using OrdersService.Reports.Content;
using OrdersService.Reports.Formats;

namespace OrdersService.Reports;

/// <summary>Somebody else has taken the report over.</summary>
internal sealed class ReportTakenOverException : Exception;

/// <summary>Collects what a report shows and writes it.</summary>
internal sealed class ReportMaker(
    ReportQueue queue, SalesReport sales, InventoryReport inventory, CustomerReport customers, TimeProvider clock, ILogger<ReportMaker> log)
{
    private const int Collected = 80;

    /// <exception cref="ReportTakenOverException">It took too long.</exception>
    public async Task MakeAsync(Report report, CancellationToken cancellationToken)
    {
        var content = await CollectAsync(report, cancellationToken);
        await AdvanceAsync(report, Collected, cancellationToken);

        var bytes = Write(content, report.Format, clock.GetUtcNow());

        if (!await queue.CompleteAsync(report, content.Figures, bytes, cancellationToken))
            throw new ReportTakenOverException();

        log.ReportCompleted(report.Id, bytes.Length);
    }

    private Task<ReportContent> CollectAsync(Report report, CancellationToken cancellationToken)
    {
        // Collecting goes from 0 to 80 percent of the whole.
        Task Progress(double share) => AdvanceAsync(report, (int)(share * Collected), cancellationToken);

        return report.Type switch
        {
            ReportType.Sales => sales.CollectAsync(report.Request, Progress, cancellationToken),
            ReportType.Inventory => inventory.CollectAsync(report.Request, Progress, cancellationToken),
            _ => customers.CollectAsync(report.Request, Progress, cancellationToken),
        };
    }

    private async Task AdvanceAsync(Report report, int progress, CancellationToken cancellationToken)
    {
        if (!await queue.AdvanceAsync(report, progress, cancellationToken))
            throw new ReportTakenOverException();
    }

    private static byte[] Write(ReportContent content, ReportFormat format, DateTimeOffset now) => format switch
    {
        ReportFormat.Pdf => PdfFormat.Write(content, now),
        ReportFormat.Excel => ExcelFormat.Write(content),
        _ => JsonFormat.Write(content),
    };
}
