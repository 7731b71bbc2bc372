using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore;

/// <summary>Lets a session that another process opened go on in this one.</summary>
[Obsolete("Sessions are deprecated by the 2026-07-28 protocol.", DiagnosticId = "MCP9006")]
public interface ISessionMigrationHandler
{
    /// <summary>Called after each real <c>initialize</c>, so that the parameters can be kept where other processes find them.</summary>
    ValueTask OnSessionInitializedAsync(
        HttpContext context, string sessionId, InitializeRequestParams initializeParams, CancellationToken cancellationToken);

    /// <summary>Called for an unknown session id. Returns the parameters the session was opened with, or null to refuse it.</summary>
    ValueTask<InitializeRequestParams?> AllowSessionMigrationAsync(
        HttpContext context, string sessionId, CancellationToken cancellationToken);
}
