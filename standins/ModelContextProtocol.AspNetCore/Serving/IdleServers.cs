using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>Servers that have answered a request and wait for another: making one costs as much as answering.</summary>
internal sealed class IdleServers : IAsyncDisposable
{
    private const int Most = 100;

    private readonly ConcurrentQueue<StatelessServer> _servers = new();
    private int _free = Most;

    public bool TryTake([NotNullWhen(true)] out StatelessServer? server)
    {
        if (!_servers.TryDequeue(out server))
        {
            return false;
        }

        Interlocked.Increment(ref _free);
        return true;
    }

    /// <summary>Takes the server over; false when there are enough.</summary>
    public bool TryKeep(StatelessServer server)
    {
        if (Interlocked.Decrement(ref _free) < 0)
        {
            Interlocked.Increment(ref _free);
            return false;
        }

        server.Rest();
        _servers.Enqueue(server);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        while (_servers.TryDequeue(out var server))
        {
            await server.DisposeAsync();
        }
    }
}
