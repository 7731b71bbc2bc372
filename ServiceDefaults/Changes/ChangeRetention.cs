using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace ServiceDefaults.Changes;

/// <summary>
/// Deletes changes that were kept long enough, from the beginning of the feed, and remembers how far: a position before that is too old.
/// </summary>
internal sealed class ChangeRetention(ChangeDatabase database, IOptions<ChangesOptions> options, ILogger<ChangeRetention> log) : BackgroundService
{
    // The row of changes_pruned is the lock: of several replicas one deletes, and the others find nothing to do.
    private const string PruneSql =
        """
        WITH held AS MATERIALIZED (SELECT transaction_id, sequence FROM changes_pruned FOR UPDATE SKIP LOCKED),
        eldest AS (SELECT transaction_id, sequence, changed_at FROM changes ORDER BY transaction_id, sequence LIMIT $2),
        gone AS (
            DELETE FROM changes USING held, eldest
            WHERE (changes.transaction_id, changes.sequence) = (eldest.transaction_id, eldest.sequence)
                AND eldest.changed_at < clock_timestamp() - $1 AND eldest.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
            RETURNING changes.transaction_id, changes.sequence),
        furthest AS (
            SELECT transaction_id, sequence FROM gone UNION ALL SELECT transaction_id, sequence FROM held
            ORDER BY transaction_id DESC, sequence DESC LIMIT 1),
        noted AS (
            UPDATE changes_pruned SET transaction_id = furthest.transaction_id, sequence = furthest.sequence
            FROM furthest WHERE EXISTS (SELECT FROM gone))
        SELECT count(*) FROM gone
        """;

    // A dump that is restored on another server brings transaction ids along that this server has yet to reach.
    private const string BeginAnewSql =
        """
        WITH foreigners AS (DELETE FROM changes WHERE transaction_id > pg_snapshot_xmax(pg_current_snapshot()) RETURNING 1),
        noted AS (UPDATE changes_pruned SET transaction_id = '0', sequence = 0 WHERE transaction_id > pg_snapshot_xmax(pg_current_snapshot()))
        SELECT count(*) FROM foreigners
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.ReadyAsync(stoppingToken);
        await TryAsync(BeginAnewAsync, stoppingToken);

        while (true)
        {
            await TryAsync(PruneAsync, stoppingToken);
            await Task.Delay(options.Value.PruneInterval, stoppingToken);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await OwnToken.UseAsync(work, cancellationToken);
        }
        catch (NpgsqlException error)
        {
            log.NotPruned(DatabaseFailure.Reason(error));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            log.WorkFailed(nameof(ChangeRetention), error);
        }
    }

    private async Task BeginAnewAsync(CancellationToken cancellationToken)
    {
        if (await CountAsync(BeginAnewSql, [], cancellationToken) is > 0 and var foreigners)
            log.FeedBegunAnew(foreigners);
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        long deleted;

        do
        {
            deleted = await CountAsync(PruneSql, [new() { Value = options.Value.Retention }, new() { Value = options.Value.PruneBatch }], cancellationToken);
            log.Pruned(deleted);
        }
        while (deleted == options.Value.PruneBatch);
    }

    private async Task<long> CountAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.Parameters.AddRange(parameters);

        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
