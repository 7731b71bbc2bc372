using Microsoft.EntityFrameworkCore;
using OrdersService.Data;

namespace OrdersService.Reports;

/// <summary>How far a report is.</summary>
/// <param name="ReportId">UUID.</param>
/// <param name="Wait">How long to wait for its end.</param>
internal sealed record GetReport(string ReportId, TimeSpan Wait)
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
}

internal sealed class GetReportHandler(OrdersDbContext db, ReportEnds ends)
{
    public async Task<Report> HandleAsync(GetReport query, CancellationToken cancellationToken)
    {
        var id = ReportId.Parse(query.ReportId);

        // Listening begins before the look, so that no end falls between the two.
        using var end = ends.Listen(id);
        var report = await FindAsync(id, cancellationToken);

        if (report.HasEnded || query.Wait <= TimeSpan.Zero)
            return report;

        await end.WaitAsync(query.Wait < GetReport.LongestWait ? query.Wait : GetReport.LongestWait, cancellationToken);

        return await FindAsync(id, cancellationToken);
    }

    private async Task<Report> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(report => report.Id == id, cancellationToken) ?? throw ReportErrors.Unknown();
}

internal static class ReportId
{
    public static Guid Parse(string text) => Guid.TryParseExact(text, "D", out var id)
        ? id
        : throw DomainError.Invalid(new FieldError("report_id", "MALFORMED", "A report is named by its UUID."));
}
