using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace McpEdge.Audit;

/// <summary>Deletes entries that have been kept long enough.</summary>
internal sealed class ForgetAuditWorker(
    MigrationState database, IServiceScopeFactory scopes, IOptions<AuditOptions> options, TimeProvider clock, ILogger<ForgetAuditWorker> logger)
    : DueWorker(database, scopes, clock, logger)
{
    private const int Batch = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly TimeProvider _clock = clock;

    protected override async Task<DateTimeOffset> WorkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<EdgeDbContext>();
        var now = _clock.GetUtcNow();

        return await ForgetAsync(db, now - options.Value.KeepFor, cancellationToken) == Batch ? now : now + Pause;
    }

    private static async Task<int> ForgetAsync(EdgeDbContext db, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync($"SET LOCAL {AuditProtection.Forgetting} = 'on'", cancellationToken);
        var forgotten = await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM audit_entries WHERE id IN (
                SELECT id FROM audit_entries WHERE at < {before} ORDER BY id LIMIT {Batch} FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        return forgotten;
    }
}
