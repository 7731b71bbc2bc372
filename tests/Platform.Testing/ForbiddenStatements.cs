using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Platform.Testing;

/// <summary>Tries what no statement of a caller may ever do to a database or its server.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The statements are written here.")]
public static class ForbiddenStatements
{
    private static readonly string[] Anywhere =
    [
        "CREATE TABLE of_a_caller (id int)",
        "CREATE TEMPORARY TABLE of_a_caller (id int)",
        "CREATE VIEW of_a_caller AS SELECT 1",
        "CREATE SCHEMA of_a_caller",
        "CREATE FUNCTION of_a_caller() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE EXTENSION hstore",
        "CREATE ROLE of_a_caller",
        "CREATE DATABASE of_a_caller",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "SET ROLE pg_monitor",
        "SET SESSION AUTHORIZATION pg_monitor",
        "SET session_replication_role = replica",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "COPY (SELECT 1) TO '/tmp/of_a_caller'",
        "SELECT pg_read_file('PG_VERSION')",
        "SELECT rolpassword FROM pg_authid",
        "DELETE FROM \"__EFMigrationsHistory\"",
    ];

    private static readonly string[] OnTables =
    [
        "ALTER TABLE {0} ADD COLUMN of_a_caller int",
        "ALTER TABLE {0} DISABLE TRIGGER ALL",
        "CREATE INDEX ON {0} ((1))",
        "DROP TABLE {0} CASCADE",
        "TRUNCATE {0} CASCADE",
    ];

    /// <summary>Those that the server does not refuse for want of privileges, with what it says instead.</summary>
    /// <param name="connectionString">The connection of which callers' statements make use.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public static async Task<IReadOnlyList<string>> NotRefusedAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        var notRefused = new List<string>();

        foreach (var statement in Anywhere.Concat(await OnEveryTableAsync(source, cancellationToken)))
        {
            if (await OutcomeAsync(source, statement, cancellationToken) is not PostgresErrorCodes.InsufficientPrivilege and var outcome)
                notRefused.Add($"{statement}: {outcome}");
        }

        return notRefused;
    }

    private static async Task<IEnumerable<string>> OnEveryTableAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            "SELECT array_agg(quote_ident(relname)) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace");
        var tables = (string[])(await command.ExecuteScalarAsync(cancellationToken))!;

        return tables.SelectMany(table => OnTables.Select(statement => statement.Replace("{0}", table, StringComparison.Ordinal)));
    }

    private static async Task<string> OutcomeAsync(NpgsqlDataSource source, string statement, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(cancellationToken);

            return "done";
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return (error as PostgresException)?.SqlState ?? error.Message;
        }
    }
}
