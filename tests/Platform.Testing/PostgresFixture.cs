using Platform.Testing.Servers;
using Xunit;

namespace Platform.Testing;

/// <summary>
/// A database of its own for a test class, copied from a template that <see cref="PrepareAsync"/> makes once per process. Use it as a
/// class fixture, as it is (empty) or derived. Where no server is to be had, the tests fail and say what to do.
/// </summary>
public class PostgresFixture : IAsyncLifetime
{
    private PostgresServer? _server;
    private string? _database;

    /// <summary>The server.</summary>
    public PostgresServer Server => _server ?? throw new InvalidOperationException("The fixture is not started.");

    /// <summary>The database of this test class.</summary>
    public string ConnectionString => Server.ConnectionString(_database!);

    /// <summary>Starts the shared server and copies the template.</summary>
    public virtual async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.SharedAsync();
        _database = await _server.CreateDatabaseAsync(await _server.TemplateAsync(GetType().FullName!, PrepareAsync));
    }

    /// <summary>Drops the database.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        if (_server is not null && _database is not null)
            await _server.DropDatabaseAsync(_database);

        GC.SuppressFinalize(this);
    }

    /// <summary>Fills the template: migrates it, adds what all tests need.</summary>
    protected virtual Task PrepareAsync(string connectionString) => Task.CompletedTask;
}
