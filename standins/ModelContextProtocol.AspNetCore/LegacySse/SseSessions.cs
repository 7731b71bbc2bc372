using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ModelContextProtocol.AspNetCore.Sessions;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.LegacySse;

/// <summary>The open streams of the HTTP+SSE transport, by session id.</summary>
internal sealed class SseSessions
{
    private readonly ConcurrentDictionary<string, SseSession> _sessions = new(StringComparer.Ordinal);

    public void Add(SseSession session) => _sessions[session.Id] = session;

    public void Remove(SseSession session) => _sessions.TryRemove(new(session.Id, session));

    public bool TryFind(string id, [NotNullWhen(true)] out SseSession? session) => _sessions.TryGetValue(id, out session);
}

/// <summary>An open stream, whose it is, and the server behind it.</summary>
internal sealed record SseSession(string Id, SessionOwner? Owner, SseResponseStreamTransport Transport, McpServer Server);
