using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore;

/// <summary>Settings of the HTTP transports. All endpoints of one service provider share them.</summary>
public class HttpServerTransportOptions
{
    private const string DeprecatedSessions = "Sessions are deprecated by the 2026-07-28 protocol.";
    private const string LegacySseSwitch = "ModelContextProtocol.AspNetCore.EnableLegacySse";

    private bool? _enableLegacySse;

    /// <summary>Adjusts the server options of a session, or of a single request where there are no sessions.</summary>
    public Func<HttpContext, McpServerOptions, CancellationToken, Task>? ConfigureSessionOptions { get; set; }

    /// <summary>
    /// Replaces <c>server.RunAsync(token)</c>. The token fires when the session ends. A server outside of sessions may serve one request after
    /// another; it is run once, in the context of the first one, until it is done with.
    /// </summary>
    [Experimental("MCPEXP002")]
    public Func<HttpContext, McpServer, CancellationToken, Task>? RunSessionHandler { get; set; }

    /// <summary>Which requests belong to a session. The default is <see cref="HttpServerSessionMode.Stateless"/>.</summary>
    public HttpServerSessionMode SessionMode { get; set; } = HttpServerSessionMode.Stateless;

    /// <summary>Another view of <see cref="SessionMode"/>: true is Stateless, setting false is Stateful.</summary>
    public bool Stateless
    {
        get => SessionMode == HttpServerSessionMode.Stateless;
        set => SessionMode = value ? HttpServerSessionMode.Stateless : HttpServerSessionMode.Stateful;
    }

    /// <summary>Maps the HTTP+SSE transport of 2024-11-05 as well. The default is false, or the AppContext switch of the same name.</summary>
    [Obsolete("The HTTP+SSE transport is deprecated.", DiagnosticId = "MCP9004")]
    public bool EnableLegacySse
    {
        get => _enableLegacySse ?? (AppContext.TryGetSwitch(LegacySseSwitch, out var enabled) && enabled);
        set => _enableLegacySse = value;
    }

    /// <summary>Keeps events so that a client may resume a broken stream. Null: the registered store, if there is one.</summary>
    [Obsolete(DeprecatedSessions, DiagnosticId = "MCP9006")]
    public ISseEventStreamStore? EventStreamStore { get; set; }

    /// <summary>Takes over sessions of other processes. Null: the registered handler, if there is one.</summary>
    [Obsolete(DeprecatedSessions, DiagnosticId = "MCP9006")]
    public ISessionMigrationHandler? SessionMigrationHandler { get; set; }

    /// <summary>Runs handlers in the execution context of the request that opened the session instead of the current one.</summary>
    [Obsolete(DeprecatedSessions, DiagnosticId = "MCP9006")]
    public bool PerSessionExecutionContext { get; set; }

    /// <summary>How long a session may go without a request. Two hours by default; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</summary>
    [Obsolete(DeprecatedSessions, DiagnosticId = "MCP9006")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How many sessions without a request in progress are kept; the oldest go first. 10,000 by default.</summary>
    [Obsolete(DeprecatedSessions, DiagnosticId = "MCP9006")]
    public int MaxIdleSessionCount { get; set; } = 10_000;

    /// <summary>The clock for timeouts.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
