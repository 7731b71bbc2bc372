using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Sessions;

/// <summary>A session: one server that lives until the client deletes it, nobody has used it for long, or the host stops.</summary>
internal sealed class HttpSession(string id, SessionOwner? owner, StreamableHttpServerTransport transport, McpServer server, TimeProvider clock)
    : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<RequestId, CancellationTokenSource> _posts = new();
    private Task _run = Task.CompletedTask;
    private int _references;
    private bool _disposed;
    private bool _hasHadGet;

    public string Id { get; } = id;

    public SessionOwner? Owner { get; } = owner;

    public StreamableHttpServerTransport Transport { get; } = transport;

    public McpServer Server { get; } = server;

    /// <summary>Ends when the server has stopped running.</summary>
    public Task Run => _run;

    /// <summary>When the last request ended, in ticks of the clock.</summary>
    public long IdleSince { get; private set; } = clock.GetTimestamp();

    public bool IsIdle
    {
        get
        {
            lock (_lock)
            {
                return _references == 0 && !_disposed;
            }
        }
    }

    /// <summary>Runs the server. The token it gets fires when the session ends.</summary>
    public void Start(Func<CancellationToken, Task> run) => _run = run(_ended.Token);

    /// <summary>Keeps the session from counting as idle until the lease is disposed. False when it has ended.</summary>
    public bool TryLease([NotNullWhen(true)] out Lease? lease)
    {
        lock (_lock)
        {
            lease = _disposed ? null : new Lease(this);
            _references += _disposed ? 0 : 1;
            return lease is not null;
        }
    }

    /// <summary>True once: a session has one stand-alone stream in its life.</summary>
    public bool TryTakeGet()
    {
        lock (_lock)
        {
            return !_hasHadGet && (_hasHadGet = true);
        }
    }

    /// <summary>Remembers a POST, so that cancelling its request can end it.</summary>
    public void Track(RequestId request, CancellationTokenSource post) => _posts[request] = post;

    public void Untrack(RequestId request, CancellationTokenSource post) => _posts.TryRemove(new(request, post));

    public Task EndPostAsync(RequestId request) => _posts.TryRemove(request, out var post) ? post.CancelAsync() : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        try
        {
            await Transport.DisposeAsync();
        }
        finally
        {
            await EndRunAsync();
        }
    }

    private async Task EndRunAsync()
    {
        try
        {
            await _ended.CancelAsync();
        }
        finally
        {
            // What was registered on the token may have thrown; the server has heard of the end all the same.
            await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Server.DisposeAsync();
            _ended.Dispose();
        }
    }

    private void Release()
    {
        lock (_lock)
        {
            _references--;
            IdleSince = clock.GetTimestamp();
        }
    }

    /// <summary>A request in progress.</summary>
    internal sealed class Lease(HttpSession session) : IDisposable
    {
        public HttpSession Session => session;

        public void Dispose() => session.Release();
    }
}
