using McpEdge.Auth.ApiKeys;
using McpEdge.Data;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;

namespace McpEdge.Streams;

/// <summary>Ends streams whose key was revoked or has expired: at once when it is announced, and every now and then.</summary>
internal sealed class StreamMonitor(OpenStreams streams, ApiKeyLookup keys, IOptions<StreamOptions> options, TimeProvider clock)
    : BackgroundService, IEdgeListener
{
    private readonly SemaphoreSlim _changed = new(0, 1);

    string IEdgeListener.Channel => ApiKeySql.Channel;

    void IEdgeListener.Hear(string? payload)
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is about to look anyway.
        }
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _changed.WaitAsync(options.Value.CheckInterval, stoppingToken);
            foreach (var group in streams.All.GroupBy(stream => (stream.Key, stream.Expires)))
            {
                if (!await CountsAsync(group.Key.Key, group.Key.Expires, stoppingToken))
                {
                    foreach (var stream in group)
                    {
                        stream.End();
                    }
                }
            }
        }
    }

    private async ValueTask<bool> CountsAsync(string? key, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return expires is null || clock.GetUtcNow() < expires;
        }

        try
        {
            return await keys.FindAsync(key, from: null, cancellationToken) is not null;
        }
        catch (Exception failure) when (DatabaseFailure.IsDatabase(failure))
        {
            // As a call would be served that comes now, or is asked to come again.
            return true;
        }
    }
}
