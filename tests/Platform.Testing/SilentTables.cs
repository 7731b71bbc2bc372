using Npgsql;

namespace Platform.Testing;

/// <summary>Tells which tables of a service's database write nothing to its change feed.</summary>
public static class SilentTables
{
    private const string Sql =
        """
        SELECT relname::text FROM pg_class
        WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
            AND relname NOT IN ('changes', 'changes_pruned', '__EFMigrationsHistory')
            AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'record_change' AND tgenabled = 'O')
        ORDER BY relname
        """;

    /// <summary>
    /// Their names, in order. A table of a new entity belongs in none of these lists: its migration calls <c>RecordChanges</c>.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(Sql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<string>();

        while (await rows.ReadAsync(cancellationToken))
            tables.Add(rows.GetString(0));

        return tables;
    }
}
