using Npgsql;

namespace McpEdge.Tests.Hosting;

/// <summary>A table that nobody else can write to, or not even read.</summary>
internal sealed class HeldTable(NpgsqlConnection connection, string table) : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<HeldTable> OfAsync(string database, string table, bool alsoForReaders = false)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN {(alsoForReaders ? "ACCESS EXCLUSIVE" : "SHARE")} MODE", connection);
        await command.ExecuteNonQueryAsync(Cancellation);

        return new(connection, table);
    }

    /// <summary>Whether somebody waits for it. The workers that update the orders of other tests do not count.</summary>
    public async Task<bool> IsWaitedForAsync()
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT pg_stat_clear_snapshot();
            SELECT count(*) > 0 FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE NOT granted AND datname = current_database() AND relation = '{table}'::regclass AND query NOT LIKE 'UPDATE orders%'
            """,
            connection);

        // What the transaction has seen of others it would see again.
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        return await reader.NextResultAsync(Cancellation) && await reader.ReadAsync(Cancellation) && reader.GetBoolean(0);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
