using Npgsql;
using NpgsqlTypes;
using ServiceDefaults.Errors;

namespace ServiceDefaults.Changes;

/// <summary>
/// Reads the feed behind all transactions that have not ended: an id below pg_snapshot_xmin is of a transaction that is over, so nothing
/// can appear there any more (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT).
/// </summary>
internal sealed class ChangeReader(ChangeDatabase database)
{
    // One statement, and so one snapshot: what is kept, what is over and what is there belong together. It is seen from the statement that
    // there is one row of the rest; expecting more, PostgreSQL thought it dear enough to compile it, at 60 ms each time.
    private const string Sql =
        """
        SELECT (SELECT oid FROM pg_database WHERE datname = current_database()), pg_snapshot_xmin(seen), pruned.transaction_id, pruned.sequence,
            (SELECT clock_timestamp() - changed_at FROM changes
             WHERE transaction_id >= pg_snapshot_xmin(seen) ORDER BY transaction_id, sequence LIMIT 1),
            found.transaction_id, found.sequence, found.entity, found.entity_id, found.handle, found.kind, found.changed_at
        FROM pg_current_snapshot() AS seen
        CROSS JOIN (SELECT transaction_id, sequence FROM changes_pruned LIMIT 1) AS pruned
        LEFT JOIN LATERAL (
            SELECT * FROM changes
            WHERE (transaction_id, sequence) > ($1, $2) AND transaction_id < pg_snapshot_xmin(seen)
            ORDER BY transaction_id, sequence
            LIMIT $3) AS found ON true
        ORDER BY found.transaction_id, found.sequence
        """;

    /// <exception cref="DomainException">POSITION_TOO_OLD: changes behind the position are not kept any more, or never were there.</exception>
    public async Task<ChangePage> ReadAsync(ChangeStart start, int limit, CancellationToken cancellationToken)
    {
        var (transactionId, sequence) = start.Bound;
        await using var command = database.Source.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = transactionId, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new() { Value = sequence });
        command.Parameters.Add(new() { Value = limit });

        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        var end = new ChangePosition(rows.GetFieldValue<uint>(0), rows.GetFieldValue<ulong>(1), 0);
        Check(start.After, end, (rows.GetFieldValue<ulong>(2), rows.GetInt64(3)));
        var waiting = await rows.IsDBNullAsync(4, cancellationToken) ? (TimeSpan?)null : rows.GetTimeSpan(4);
        var changes = await ChangesAsync(rows, end, cancellationToken);
        var isFull = changes.Count == limit;

        return new(changes, isFull ? ChangePosition.Parse(changes[^1].Position) : end, isFull, end.TransactionId, waiting);
    }

    private static void Check(ChangePosition? after, ChangePosition end, (ulong TransactionId, long Sequence) pruned)
    {
        if (after is null)
            return;

        // A position beyond the present end was given by another database, of which this one is a copy.
        if (after.Database != end.Database || after.TransactionId > end.TransactionId || after.IsBefore(pruned.TransactionId, pruned.Sequence))
            throw DomainError.OutOfRange(ErrorCodes.PositionTooOld, "Changes after this position are not kept any more: start without a position.");
    }

    private static async Task<List<Change>> ChangesAsync(NpgsqlDataReader rows, ChangePosition end, CancellationToken cancellationToken)
    {
        var changes = new List<Change>();

        // Without any change there is one row, and only its first columns are filled.
        if (await rows.IsDBNullAsync(5, cancellationToken))
            return changes;

        do
        {
            changes.Add(new(
                new ChangePosition(end.Database, rows.GetFieldValue<ulong>(5), rows.GetInt64(6)).ToString(),
                rows.GetString(7),
                rows.GetString(8),
                rows.GetString(9),
                KindOf(rows.GetString(10)),
                rows.GetFieldValue<DateTimeOffset>(11)));
        }
        while (await rows.ReadAsync(cancellationToken));

        return changes;
    }

    private static ChangeKind KindOf(string operation) => operation switch
    {
        "INSERT" => ChangeKind.Created,
        "UPDATE" => ChangeKind.Updated,
        "DELETE" => ChangeKind.Deleted,
        _ => throw new InvalidOperationException($"'{operation}' is no kind of change."),
    };
}
