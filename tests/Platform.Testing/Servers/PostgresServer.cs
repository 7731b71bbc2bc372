using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.Postgres;
using Npgsql;

namespace Platform.Testing.Servers;

/// <summary>
/// A private PostgreSQL server, started for the tests of this process and gone with it; or the one that <see cref="Variable"/> names.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "Names of databases are made here and cannot be parameters.")]
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The environment variable with the connection string of a superuser on a server to use instead.</summary>
    public const string Variable = "PLATFORM_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgresServer>> OneForAll = new(() => StartAsync());

    // Those that the AppHost uses, fetched once for both where none are installed.
    private static readonly Lazy<Task<PostgresPrograms>> Programs = new(() => PostgresPrograms.GetAsync(_ => { }, CancellationToken.None));

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = [];
    private readonly ChildServer? _process;
    private readonly string _superuser;

    private PostgresServer(ChildServer? process, string superuser)
    {
        _process = process;
        _superuser = superuser;
    }

    /// <summary>The server that all tests of this process share.</summary>
    public static Task<PostgresServer> SharedAsync() => OneForAll.Value;

    /// <summary>Starts a server of its own, for a test that stops it.</summary>
    public static async Task<PostgresServer> StartAsync(int? port = null)
    {
        if (port is null && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return new PostgresServer(process: null, given);

        if (OperatingSystem.IsWindows())
            throw new ServerMissingException($"On Windows no PostgreSQL is started: name a server in {Variable}.");

        var chosen = port ?? FreePort.Next();
        var folder = Path.Combine(Path.GetTempPath(), $"platform-postgres-{Guid.CreateVersion7():n}");
        var programs = await Programs.Value;
        var process = await ChildServer.StartAsync(Describe(programs.Folder, folder, chosen));

        return new PostgresServer(process, $"Host=127.0.0.1;Port={chosen};Username=postgres;Database=postgres;Timeout=5");
    }

    /// <summary>The connection string of a database on this server.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(_superuser) { Database = database }.ConnectionString;

    /// <summary>Creates a database, empty or as a copy, and gives its name.</summary>
    public async Task<string> CreateDatabaseAsync(string template = "template1")
    {
        var name = $"test_{Guid.CreateVersion7():n}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");

        return name;
    }

    /// <summary>Drops a database, whoever is connected to it, and the login that served it.</summary>
    public async Task DropDatabaseAsync(string database)
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        await ExecuteAsync($"DROP ROLE IF EXISTS {database}_service");
    }

    /// <summary>
    /// The template of a name. The first who asks prepares it, by a connection string; all others wait for that and copy the result.
    /// </summary>
    public Task<string> TemplateAsync(string name, Func<string, Task> prepare) =>
        _templates.GetOrAdd(name, _ => new Lazy<Task<string>>(() => PrepareAsync(prepare))).Value;

    /// <summary>Stops the server and removes its data.</summary>
    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static ChildServerStart Describe(string binaries, string folder, int port)
    {
        var create = $"'{binaries}/initdb' -D '{folder}' -U postgres --auth=trust --encoding=UTF8 --locale=C --no-sync --no-instructions >/dev/null";
        // Nothing here has to survive a loss of power.
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={port}", $"unix_socket_directories={folder}", "max_connections=300", "shared_buffers=64MB",
            "fsync=off", "synchronous_commit=off", "full_page_writes=off", "lc_messages=C",
        ];
        var serve = $"exec '{binaries}/postgres' -D '{folder}' {string.Join(' ', settings.Select(setting => $"-c '{setting}'"))}";

        return new ChildServerStart(["sh", "-c", $"{create} && {serve}"], "database system is ready to accept connections")
        {
            StopSignal = "QUIT",
            Scratch = folder,
            User = ServerAccount.Current(),
        };
    }

    private async Task<string> PrepareAsync(Func<string, Task> prepare)
    {
        var database = await CreateDatabaseAsync();
        await prepare(ConnectionString(database));

        // A template with connections cannot be copied.
        await ExecuteAsync($"ALTER DATABASE {database} WITH ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");

        return database;
    }

    private async Task ExecuteAsync(string sql)
    {
        // Dropping a database waits for a checkpoint, which takes as long as the disk and others let it.
        var address = new NpgsqlConnectionStringBuilder(_superuser) { Pooling = false, Timeout = 300, CommandTimeout = 300 };
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
