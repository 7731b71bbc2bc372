using Platform.Testing.Servers;
using Xunit;

namespace Platform.Testing;

/// <summary>
/// A database of its own for a test class, copied from a template that <see cref="PrepareAsync"/> makes once per process. Use it as a
/// class fixture, as it is (empty) or derived.
/// </summary>
public class PostgresFixture : IAsyncLifetime
{
    private PostgresServer? _server;
    private string? _missing;
    private string? _database;

    /// <summary>The server; skips the test when there is none.</summary>
    public PostgresServer Server
    {
        get
        {
            if (_missing is not null)
                Assert.Skip(_missing);

            return _server ?? throw new InvalidOperationException("The fixture is not started.");
        }
    }

    /// <summary>The database of this test class; skips the test when there is no server.</summary>
    public string ConnectionString => Server.ConnectionString(_database!);

    /// <summary>Whether there is a server; where there is none, the tests of this fixture are skipped.</summary>
    public bool IsAvailable => _missing is null;

    /// <summary>Starts the shared server and copies the template.</summary>
    public virtual async ValueTask InitializeAsync()
    {
        try
        {
            _server = await PostgresServer.SharedAsync();
        }
        catch (ServerMissingException error)
        {
            _missing = error.Message;
            return;
        }

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
