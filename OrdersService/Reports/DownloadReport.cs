using Microsoft.EntityFrameworkCore;
using OrdersService.Data;

namespace OrdersService.Reports;

/// <summary>The document of a report.</summary>
/// <param name="ReportId">UUID.</param>
internal sealed record DownloadReport(string ReportId);

internal sealed class DownloadReportHandler(OrdersDbContext db)
{
    public async Task<byte[]> HandleAsync(DownloadReport query, CancellationToken cancellationToken)
    {
        var id = ReportId.Parse(query.ReportId);
        var report = await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(report => report.Id == id, cancellationToken) ?? throw ReportErrors.Unknown();

        return report.Status switch
        {
            ReportStatus.Completed => (await db.Set<ReportFile>().AsNoTracking().SingleOrDefaultAsync(file => file.ReportId == id, cancellationToken)
                ?? throw ReportErrors.Unknown()).Content,
            ReportStatus.Failed => throw ReportErrors.CantBeMade(report),
            _ => throw ReportErrors.Unfinished(),
        };
    }
}
