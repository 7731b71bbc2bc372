using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrdersService.Data;

namespace OrdersService.Reports;

/// <summary>Reports that wait or are being made, shared out between replicas by row locks and leases.</summary>
internal sealed class ReportQueue(OrdersDbContext db, IOptions<ReportsOptions> options, TimeProvider clock)
{
    private const int DeletedAtOnce = 100;

    /// <summary>
    /// Takes the report that waits longest, also one whose maker went silent for a lease; null when none is due. One that was begun too
    /// often is taken too: it is to be failed.
    /// </summary>
    public async Task<Report?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Database.SqlQuery<Guid>(
            $"""
            UPDATE reports SET status = 'running', progress = 0, attempts = attempts + 1, due_at = {now + options.Value.Lease}
            WHERE id = (SELECT id FROM reports WHERE due_at <= {now} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);

        return taken is [var id] ? await db.Set<Report>().AsNoTracking().SingleAsync(report => report.Id == id, cancellationToken) : null;
    }

    /// <summary>Says how far it is, and keeps it for another lease. False: somebody else has taken it over.</summary>
    public Task<bool> AdvanceAsync(Report report, int progress, CancellationToken cancellationToken) => OneAsync(
        $"""
        UPDATE reports SET progress = {progress}, due_at = {clock.GetUtcNow() + options.Value.Lease}
        WHERE id = {report.Id} AND attempts = {report.Attempts} AND status = 'running'
        """,
        cancellationToken);

    /// <summary>Keeps the document. False: somebody else has taken the report over, and this document is thrown away.</summary>
    public async Task<bool> CompleteAsync(Report report, IReadOnlyList<ReportFigure> figures, byte[] content, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var json = JsonSerializer.Serialize(figures, JsonSerializerOptions.Web);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        var mine = await OneAsync(
            $"""
            UPDATE reports SET status = 'completed', progress = 100, due_at = NULL, completed_at = {now}, expires_at = {now + options.Value.KeepFor},
                figures = {json}::jsonb, size = {content.Length}
            WHERE id = {report.Id} AND attempts = {report.Attempts} AND status = 'running'
            """,
            cancellationToken);

        if (!mine)
            return false;

        await db.Database.ExecuteSqlAsync($"INSERT INTO report_files (report_id, content) VALUES ({report.Id}, {content})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        return true;
    }

    /// <summary>Gives it back, to be begun again after a pause.</summary>
    public Task<bool> PostponeAsync(Report report, CancellationToken cancellationToken) => OneAsync(
        $"""
        UPDATE reports SET status = 'queued', progress = 0, due_at = {clock.GetUtcNow() + (options.Value.RetryAfter * report.Attempts)}
        WHERE id = {report.Id} AND attempts = {report.Attempts} AND status = 'running'
        """,
        cancellationToken);

    public Task<bool> FailAsync(Report report, string code, string reason, CancellationToken cancellationToken) => OneAsync(
        $"""
        UPDATE reports SET status = 'failed', due_at = NULL, failure_code = {code}, failure = {reason},
            expires_at = {clock.GetUtcNow() + options.Value.KeepFor}
        WHERE id = {report.Id} AND attempts = {report.Attempts} AND status = 'running'
        """,
        cancellationToken);

    public Task DeleteExpiredAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        DELETE FROM reports WHERE id IN (
            SELECT id FROM reports WHERE expires_at < {clock.GetUtcNow()} AND due_at IS NULL LIMIT {DeletedAtOnce} FOR UPDATE SKIP LOCKED)
        """,
        cancellationToken);

    /// <summary>When the next report may be due. What any replica takes on from now on is not due before a lease is over.</summary>
    public async Task<DateTimeOffset> NextAsync(CancellationToken cancellationToken)
    {
        var latest = clock.GetUtcNow() + options.Value.Lease;
        var next = await db.Set<Report>().MinAsync(report => report.DueAt, cancellationToken);

        return next < latest ? next.Value : latest;
    }

    private async Task<bool> OneAsync(FormattableString sql, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(sql, cancellationToken) == 1;
}
