using Microsoft.EntityFrameworkCore;
using OrdersService.Data;
using ServiceDefaults.Changes;

namespace OrdersService.Reports;

/// <summary>How far a report is.</summary>
/// <param name="ReportId">UUID.</param>
/// <param name="Wait">How long to wait for its end.</param>
internal sealed record GetReport(string ReportId, TimeSpan Wait)
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
}

internal sealed class GetReportHandler(OrdersDbContext db, ChangeSignals signals, TimeProvider clock)
{
    // Other transactions than the awaited one wake whoever waits, too, and there may be hundreds a second.
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(50);

    public async Task<Report> HandleAsync(GetReport query, CancellationToken cancellationToken)
    {
        var id = ReportId.Parse(query.ReportId);
        var (begun, longest) = (clock.GetTimestamp(), query.Wait < GetReport.LongestWait ? query.Wait : GetReport.LongestWait);

        while (true)
        {
            // Taken before the look, so that no end falls between the two.
            var next = signals.Readable.Next;
            var report = await FindAsync(id, cancellationToken);
            var left = longest - clock.GetElapsedTime(begun);
            if (report.HasEnded || left <= TimeSpan.Zero)
                return report;

            await Task.Delay(LeastPause, cancellationToken);
            await next.WaitAsync(left, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
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
