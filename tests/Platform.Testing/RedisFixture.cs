using Platform.Testing.Servers;
using Xunit;

namespace Platform.Testing;

/// <summary>A Redis server for a test class.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisServer? _server;
    private string? _missing;

    /// <summary>The server; skips the test when there is none.</summary>
    public RedisServer Server
    {
        get
        {
            if (_missing is not null)
                Assert.Skip(_missing);

            return _server ?? throw new InvalidOperationException("The fixture is not started.");
        }
    }

    /// <summary>Its address; skips the test when there is no server.</summary>
    public string ConnectionString => Server.ConnectionString;

    /// <summary>Starts the server.</summary>
    public async ValueTask InitializeAsync()
    {
        try
        {
            _server = await RedisServer.StartAsync();
        }
        catch (ServerMissingException error)
        {
            _missing = error.Message;
        }
    }

    /// <summary>Stops the server. A test may do it early; stopping twice is the same as once.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _server, null)?.DisposeAsync() ?? ValueTask.CompletedTask;
}
