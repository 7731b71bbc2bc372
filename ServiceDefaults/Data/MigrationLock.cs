using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ServiceDefaults.Data;

/// <summary>
/// Lets one process at a time change a database. PostgreSQL releases the lock when the connection that holds it ends, however the
/// process ends.
/// </summary>
internal sealed class MigrationLock : IAsyncDisposable
{
    // Any number does that nothing else in the database uses: these are the bytes of "Platform".
    private const long Key = 0x506C6174666F726D;

    private readonly NpgsqlConnection _connection;

    private MigrationLock(NpgsqlConnection connection) => _connection = connection;

    public static async Task<MigrationLock> TakeAsync(DbContext context, CancellationToken cancellationToken)
    {
        await CreateDatabaseIfMissingAsync(context, cancellationToken);

        var address = new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(address.ConnectionString);

        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Key } } };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        return new MigrationLock(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task CreateDatabaseIfMissingAsync(DbContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();

        if (await creator.ExistsAsync(cancellationToken))
            return;

        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another replica, or whoever started us, was faster.
        }
    }
}
