using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Checks;
using ModelContextProtocol.AspNetCore.Sessions;
using ModelContextProtocol.AspNetCore.Streams;
using ModelContextProtocol.AspNetCore.Wire;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>GET of Streamable HTTP: a session's stand-alone stream, or the rest of a broken one.</summary>
internal sealed class GetEndpoint(
    VersionCheck version,
    SessionLookup lookup,
    SessionFactory factory,
    IHostApplicationLifetime lifetime,
    IOptions<HttpServerTransportOptions> transport,
    IOptions<McpHttpOptions> options)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (await ServeAsync(context) is { } problem)
        {
            await problem.WriteAsync(context.Response);
        }
    }

    private async Task<RpcProblem?> ServeAsync(HttpContext context)
    {
        if (SessionMethodCheck.Check(context.Request, version) is { } failed)
        {
            return failed;
        }

        if (!AcceptHeader.AllowsEventStream(context.Request))
        {
            return RpcProblem.NotAcceptable($"Accept must allow {AcceptHeader.EventStream}.");
        }

        if (McpHeaders.Read(context.Request, McpHeaders.SessionId) is not { } sessionId)
        {
            return RpcProblem.Refused("The Mcp-Session-Id header is missing.");
        }

        var (lease, problem) = await lookup.FindAsync(context, sessionId, default);
        using (lease)
        {
            return lease is null ? problem : await ServeAsync(context, lease.Session);
        }
    }

    private async Task<RpcProblem?> ServeAsync(HttpContext context, HttpSession session)
    {
        context.Response.Headers[McpHeaders.SessionId] = session.Id;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            return McpHeaders.Read(context.Request, McpHeaders.LastEventId) is { } lastEventId
                ? await StreamReplay.ServeAsync(context, session, factory.Store, lastEventId, ended.Token)
                : await StandAloneAsync(context, session, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<RpcProblem?> StandAloneAsync(HttpContext context, HttpSession session, CancellationToken cancellationToken)
    {
        if (!session.TryTakeGet())
        {
            return RpcProblem.Refused("The session has had its stand-alone stream.");
        }

        EventStreamHeaders.Set(context);
        await using var body = new EventStreamBody(context.Response, transport.Value.TimeProvider, options.Value, waits: false);
        await body.FlushAsync(cancellationToken);
        await session.Transport.HandleGetRequestAsync(body, cancellationToken);
        return null;
    }
}
