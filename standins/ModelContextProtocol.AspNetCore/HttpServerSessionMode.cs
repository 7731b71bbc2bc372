namespace ModelContextProtocol.AspNetCore;

/// <summary>Says which requests of the Streamable HTTP transport belong to a session that the server remembers.</summary>
public enum HttpServerSessionMode
{
    /// <summary>No sessions: every request is answered by a server of its own. Serves all protocol versions.</summary>
    Stateless = 0,

    /// <summary>Sessions only: <c>initialize</c> opens one. Requests of 2026-07-28, which knows no sessions, are refused.</summary>
    Stateful = 1,

    /// <summary>Both on one endpoint: 2026-07-28 requests are stateless, <c>initialize</c> opens a session.</summary>
    StatefulForInitializeClients = 2,
}
