using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace ServiceDefaults.Data;

/// <summary>Makes the login that serves callers, where it is missing, and gives it the rows of all tables.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Names cannot be parameters; they are quoted.")]
internal sealed class ServingLogin
{
    private const string Schema = "public";
    private const string Rights = "SELECT, INSERT, UPDATE, DELETE";
    private const string History = "\"__EFMigrationsHistory\"";

    private readonly NpgsqlConnection _owner;
    private readonly NpgsqlConnectionStringBuilder _address;
    private readonly string _name;

    private ServingLogin(NpgsqlConnection owner, string address)
    {
        _owner = owner;
        _address = new(address) { Pooling = false };
        _name = new NpgsqlCommandBuilder().QuoteIdentifier(_address.Username!);
    }

    /// <summary>Prepares the login; one process at a time.</summary>
    /// <param name="owner">Open, as the login that owns the tables.</param>
    /// <param name="address">What will serve.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What the login may do beyond rows, in words; empty as it should be.</returns>
    /// <exception cref="InvalidOperationException">It cannot be prepared; the message names what would help.</exception>
    public static async Task<string> PrepareAsync(NpgsqlConnection owner, string address, CancellationToken cancellationToken)
    {
        var login = new ServingLogin(owner, address);

        try
        {
            await login.CreateIfMissingAsync(cancellationToken);
            await login.GrantIfMissingAsync(cancellationToken);

            return await login.LetInAsync(cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege || IsRefusedEntry(refusal))
        {
            throw new InvalidOperationException(
                $"the login {login._name} that serves callers cannot be prepared: {refusal.MessageText}. Give the login of the connection string "
                + "its password there, CREATEROLE and the ownership of the tables; or set Database:SeparateLogin to false, and callers are served "
                + "by the login of the connection string.",
                refusal);
        }
    }

    private async Task CreateIfMissingAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", _owner);
        command.Parameters.Add(new() { Value = _address.Username });

        if (await command.ExecuteScalarAsync(cancellationToken) is false)
            await ExecuteAsync($"CREATE ROLE {_name} LOGIN {PasswordClause()}", cancellationToken);
    }

    // Granting what is granted would write the catalogue at every start.
    private async Task GrantIfMissingAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT EXISTS (
                SELECT FROM pg_class
                WHERE relnamespace = '{Schema}'::regnamespace AND oid <> to_regclass('{History}') AND CASE
                    WHEN relkind = 'S' THEN NOT has_sequence_privilege($1, oid, 'USAGE')
                    WHEN relkind IN ('r', 'p') THEN EXISTS (
                        SELECT FROM unnest(string_to_array('{Rights}', ', ')) AS needed WHERE NOT has_table_privilege($1, oid, needed))
                    END)
            """,
            _owner);
        command.Parameters.Add(new() { Value = _address.Username });

        if (await command.ExecuteScalarAsync(cancellationToken) is true)
            await GrantAsync(cancellationToken);
    }

    // What the public may do by default, a login may: create temporary tables and, before PostgreSQL 15, any.
    private Task GrantAsync(CancellationToken cancellationToken)
    {
        var database = new NpgsqlCommandBuilder().QuoteIdentifier(_owner.Database);

        return ExecuteAsync(
            $"""
            GRANT CONNECT ON DATABASE {database} TO {_name};
            GRANT USAGE ON SCHEMA {Schema} TO {_name};
            GRANT {Rights} ON ALL TABLES IN SCHEMA {Schema} TO {_name};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA {Schema} TO {_name};
            REVOKE INSERT, UPDATE, DELETE ON {History} FROM {_name};
            ALTER DEFAULT PRIVILEGES IN SCHEMA {Schema} GRANT {Rights} ON TABLES TO {_name};
            ALTER DEFAULT PRIVILEGES IN SCHEMA {Schema} GRANT USAGE ON SEQUENCES TO {_name};
            REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC;
            REVOKE CREATE ON SCHEMA {Schema} FROM PUBLIC;
            """,
            cancellationToken);
    }

    private async Task<string> LetInAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskForPowersAsync(cancellationToken);
        }
        catch (PostgresException refusal) when (IsRefusedEntry(refusal))
        {
            // The owner's password, and so this one, was changed; or the role came without.
            await ExecuteAsync($"ALTER ROLE {_name} LOGIN {PasswordClause()}", cancellationToken);

            return await AskForPowersAsync(cancellationToken);
        }
    }

    private async Task<string> AskForPowersAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_address.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
            SELECT concat_ws(', ',
                CASE WHEN rolsuper THEN 'everything' END,
                CASE WHEN rolcreaterole THEN 'create roles' END,
                CASE WHEN rolcreatedb THEN 'create databases' END,
                CASE WHEN has_database_privilege(current_database(), 'CREATE') THEN 'create schemas' END,
                CASE WHEN has_database_privilege(current_database(), 'TEMPORARY') THEN 'create temporary tables' END,
                CASE WHEN has_schema_privilege('{Schema}', 'CREATE') THEN 'create tables' END,
                CASE WHEN EXISTS (SELECT FROM pg_class WHERE relnamespace = '{Schema}'::regnamespace AND pg_has_role(relowner, 'MEMBER'))
                    THEN 'change tables' END)
            FROM pg_roles WHERE rolname = current_user
            """,
            connection);

        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static bool IsRefusedEntry(PostgresException refusal) =>
        refusal.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification;

    private string PasswordClause() => _address.Password is { } password ? $"PASSWORD '{ScramVerifier.Of(password)}'" : "";

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _owner);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
