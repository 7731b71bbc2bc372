using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace McpEdge.Approvals;

/// <summary>Carries out what is approved, and ends what nobody decided in time.</summary>
internal sealed class ApprovalWorker(
    MigrationState database,
    IServiceScopeFactory scopes,
    IOptions<ApprovalOptions> options,
    TimeProvider clock,
    ILogger<ApprovalWorker> log) : DueWorker(database, scopes, clock, log), IEdgeListener
{
    private const int MostForgotten = 1_000;

    private readonly TimeProvider _clock = clock;

    public string Channel => ApprovalSql.Channel;

    public void Hear(string? payload) => Wake();

    protected override async Task<DateTimeOffset> WorkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EdgeDbContext>();
        var work = services.GetRequiredService<CarryOutApproval>();

        await ExpireAsync(db, _clock.GetUtcNow(), cancellationToken);
        while (await work.TryDoNextAsync(cancellationToken))
        {
        }

        return await NextAsync(db, cancellationToken);
    }

    private async Task ExpireAsync(EdgeDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"UPDATE approvals SET state = 'expired', finished_at = {now} WHERE state = 'pending' AND expires_at <= {now}", cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM approvals WHERE id IN (
                SELECT id FROM approvals WHERE finished_at < {now - options.Value.KeepFor} LIMIT {MostForgotten} FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken);
    }

    private async Task<DateTimeOffset> NextAsync(EdgeDbContext db, CancellationToken cancellationToken)
    {
        var look = _clock.GetUtcNow() + options.Value.LookInterval;
        var due = await db.Approvals.Where(approval => approval.State == ApprovalState.Approved).MinAsync(approval => approval.DueAt, cancellationToken);
        var expiry = await db.Approvals.Where(approval => approval.State == ApprovalState.Pending)
            .MinAsync(approval => (DateTimeOffset?)approval.ExpiresAt, cancellationToken);

        return new[] { look, due ?? look, expiry ?? look }.Min();
    }
}
