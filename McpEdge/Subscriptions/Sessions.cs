using System.Collections.Concurrent;
using McpEdge.Mcp;
using McpEdge.Resources;
using McpEdge.Schemas;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Subscriptions;

/// <summary>
/// The sessions of the older revisions in this process. Each is told on its stand-alone stream when its list of tools may be another, and of
/// what it has subscribed to.
/// </summary>
internal sealed class Sessions(SubscriptionHub hub, Grants grants)
{
    private readonly ConcurrentDictionary<string, Subscriber> _sessions = new(StringComparer.Ordinal);

    /// <summary>Runs a session, and forgets its subscriptions when it ends. Requests without a session pass.</summary>
    public Task RunAsync(McpServer server, CancellationToken cancellationToken) =>
        server.SessionId is { } id ? RunAsync(id, server, cancellationToken) : server.RunAsync(cancellationToken);

    public ValueTask<EmptyResult> SubscribeAsync(RequestContext<SubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        var uri = request.Params?.Uri ?? "";
        var caller = McpRequests.CallerOf(request);
        var path = grants.PathOf(caller, uri) ?? throw ResourceErrors.Unknown(Text.Shorten(uri), McpRequests.RevisionOf(request));
        if (request.Server.SessionId is not { } id || !_sessions.TryGetValue(id, out var session))
        {
            throw SubscriptionErrors.NoSession();
        }

        if (!hub.TryAdd(session, caller.Account))
        {
            throw SubscriptionErrors.TooMany();
        }

        // A session that has ended meanwhile has been taken out, and isn't put in again.
        return hub.TrySubscribe(session, path, uri) ? new(new EmptyResult()) : throw SubscriptionErrors.TooManyResources();
    }

    public ValueTask<EmptyResult> UnsubscribeAsync(RequestContext<UnsubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        if (request.Server.SessionId is { } id
            && _sessions.TryGetValue(id, out var session)
            && grants.PathOf(McpRequests.CallerOf(request), request.Params?.Uri ?? "") is { } path)
        {
            hub.Unsubscribe(session, path);
        }

        return new(new EmptyResult());
    }

    private async Task RunAsync(string id, McpServer server, CancellationToken cancellationToken)
    {
        // The server of a request sends on the stream of that request, which ends with it; this one has the stand-alone stream.
        var session = new Subscriber(server, null);
        hub.ListenToTools(session);
        session.Begin();
        _sessions[id] = session;
        try
        {
            await server.RunAsync(cancellationToken);
        }
        finally
        {
            _sessions.TryRemove(id, out _);
            hub.Remove(session);
        }
    }
}
