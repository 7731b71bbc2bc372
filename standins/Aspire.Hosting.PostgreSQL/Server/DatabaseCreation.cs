using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace Aspire.Hosting.Postgres;

/// <summary>Creates the databases of a server that do not exist yet.</summary>
internal static class DatabaseCreation
{
    public static async Task CreateAllAsync(PostgresServerResource server, IEnumerable<IResource> resources, CancellationToken cancellationToken)
    {
        var databases = resources.OfType<PostgresDatabaseResource>().Where(database => ReferenceEquals(database.Parent, server)).ToArray();
        if (databases.Length == 0)
        {
            return;
        }

        await using var connection = await PostgresConnection.OpenAsync(
            ReferenceExpression.Create($"{server};Database=postgres"), cancellationToken).ConfigureAwait(false);
        foreach (var database in databases)
        {
            if (!await ExistsAsync(connection, database.DatabaseName, cancellationToken).ConfigureAwait(false))
            {
                await CreateAsync(connection, database, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Asked first: a CREATE DATABASE that fails would be an error in the server's log at every start.
    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
    }

    private static async Task CreateAsync(NpgsqlConnection connection, PostgresDatabaseResource database, CancellationToken cancellationToken)
    {
        var statement = database.TryGetLastAnnotation<CreationScriptAnnotation>(out var own)
            ? own.Script
            : $"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(database.DatabaseName)}";
        try
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exists) when (exists.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // Somebody else was faster.
        }
        catch (PostgresException failure)
        {
            throw new DistributedApplicationException($"Database '{database.Name}' cannot be created: {failure.MessageText}", failure);
        }
    }
}
