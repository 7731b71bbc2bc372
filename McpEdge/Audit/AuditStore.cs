using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace McpEdge.Audit;

/// <summary>Writes many entries with one statement.</summary>
internal sealed class AuditStore(IServiceScopeFactory scopes)
{
    // The entry of a write is there already and gets its end; a batch whose answer was lost is written again without a trace.
    private const string Insert =
        $"""
        INSERT INTO {AuditEntry.Table} (id, at, account, key, conversation, tool, arguments_digest, arguments, intent_key, approval,
            trace_id, outcome, code, duration_ms)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (id) DO UPDATE SET outcome = EXCLUDED.outcome, code = EXCLUDED.code, duration_ms = EXCLUDED.duration_ms
            WHERE {AuditEntry.Table}.outcome IS NULL
        """;

    public async Task WriteAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<EdgeDbContext>().Database;
        await database.OpenConnectionAsync(cancellationToken);

        await using var command = new NpgsqlCommand(Insert, (NpgsqlConnection)database.GetDbConnection());
        Add(command, NpgsqlDbType.Uuid, entries.Select(entry => entry.Id));
        Add(command, NpgsqlDbType.TimestampTz, entries.Select(entry => entry.At));
        Add(command, NpgsqlDbType.Text, entries.Select(entry => entry.Account));
        Add(command, NpgsqlDbType.Text, entries.Select(entry => entry.Key));
        Add(command, NpgsqlDbType.Text, entries.Select(entry => entry.Conversation));
        Add(command, NpgsqlDbType.Text, entries.Select(entry => entry.Tool));
        Add(command, NpgsqlDbType.Text, entries.Select(entry => entry.ArgumentsDigest));
        Add(command, NpgsqlDbType.Jsonb, entries.Select(entry => entry.Arguments));
        Add(command, NpgsqlDbType.Text, entries.Select(entry => entry.IntentKey));
        Add(command, NpgsqlDbType.Uuid, entries.Select(entry => entry.Approval));
        Add(command, NpgsqlDbType.Text, entries.Select(entry => entry.TraceId));
        Add(command, NpgsqlDbType.Text, entries.Select(entry => entry.Outcome?.ToString().ToLowerInvariant()));
        Add(command, NpgsqlDbType.Text, entries.Select(entry => entry.Code));
        Add(command, NpgsqlDbType.Double, entries.Select(entry => entry.DurationMs));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, IEnumerable<T> values) =>
        command.Parameters.Add(new NpgsqlParameter { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });
}
