using Platform.Testing.Servers;
using Xunit;

namespace Platform.Testing;

/// <summary>A Redis server for a test class. Where none is to be had, the tests fail and say what to do.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisServer? _server;

    /// <summary>The server.</summary>
    public RedisServer Server => _server ?? throw new InvalidOperationException("The fixture is not started.");

    /// <summary>Its address.</summary>
    public string ConnectionString => Server.ConnectionString;

    /// <summary>Starts the server.</summary>
    public async ValueTask InitializeAsync() => _server = await RedisServer.StartAsync();

    /// <summary>Stops the server. A test may do it early; stopping twice is the same as once.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _server, null)?.DisposeAsync() ?? ValueTask.CompletedTask;
}
