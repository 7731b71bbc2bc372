using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Checks;
using ModelContextProtocol.AspNetCore.Sessions;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>POST of Streamable HTTP: reads the message, checks it, and sends it to a session or to a server of its own.</summary>
internal sealed class PostEndpoint(
    RequestChecks checks,
    SessionLookup lookup,
    SessionFactory factory,
    StatelessRequests stateless,
    SessionRequests inSession,
    IOptions<HttpServerTransportOptions> transport,
    IOptions<McpHttpOptions> options,
    ILogger<PostEndpoint> logger)
{
    private const string SessionlessSwitch = "ModelContextProtocol.AspNetCore.AllowNewSessionForNonInitializeRequests";

    private readonly HttpServerSessionMode _mode = transport.Value.SessionMode;

    public async Task HandleAsync(HttpContext context)
    {
        if (options.Value.RejectMissingContentType && string.IsNullOrEmpty(context.Request.ContentType))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var problem = AcceptHeader.AllowsJsonAndEventStream(context.Request)
            ? await ServeAsync(context)
            : RpcProblem.NotAcceptable($"Accept must allow both {AcceptHeader.Json} and {AcceptHeader.EventStream}.");
        if (problem is not null)
        {
            McpHttpLog.Refused(logger, context.Request.Method, context.Request.Path, problem.Status, problem.Code, problem.Message);
            await problem.WriteAsync(context.Response);
        }
    }

    private async Task<RpcProblem?> ServeAsync(HttpContext context)
    {
        var (message, problem) = await MessageBody.ReadAsync(context.Request, options.Value);
        if (message is null)
        {
            return problem;
        }

        if (checks.Check(context.Request, message) is { } failed)
        {
            return failed;
        }

        message.Context = new()
        {
            User = context.User.Identity is { IsAuthenticated: true } ? context.User : null,
            ProtocolVersion = McpHeaders.Read(context.Request, McpHeaders.ProtocolVersion),
        };
        return McpHeaders.IsModern(context.Request) ? await ServeModernAsync(context, message) : await ServeLegacyAsync(context, message);
    }

    private async Task<RpcProblem?> ServeModernAsync(HttpContext context, JsonRpcMessage message)
    {
        if (_mode == HttpServerSessionMode.Stateful)
        {
            return RpcProblem.UnsupportedVersion(McpVersions.Modern, McpVersions.Legacy, RpcProblem.IdOf(message));
        }

        await stateless.HandleAsync(context, message);
        return null;
    }

    private async Task<RpcProblem?> ServeLegacyAsync(HttpContext context, JsonRpcMessage message)
    {
        var request = RpcProblem.IdOf(message);
        var sessionId = McpHeaders.Read(context.Request, McpHeaders.SessionId);
        if (_mode == HttpServerSessionMode.Stateless && sessionId is not null)
        {
            return RpcProblem.Refused("This server keeps no sessions: leave the Mcp-Session-Id header out.", request);
        }

        if (_mode == HttpServerSessionMode.Stateless || (sessionId is null && IsServedWithoutSession(message)))
        {
            await stateless.HandleAsync(context, message);
            return null;
        }

        return sessionId is null ? await OpenSessionAsync(context, message, request) : await InSessionAsync(context, message, sessionId, request);
    }

    private bool IsServedWithoutSession(JsonRpcMessage message) =>
        _mode == HttpServerSessionMode.StatefulForInitializeClients
        && options.Value.ServeSessionlessLegacyRequests
        && !IsInitialize(message);

    private async Task<RpcProblem?> OpenSessionAsync(HttpContext context, JsonRpcMessage message, RequestId request)
    {
        if (!IsInitialize(message) && !(AppContext.TryGetSwitch(SessionlessSwitch, out var allowed) && allowed))
        {
            return RpcProblem.Refused("The Mcp-Session-Id header is missing; only initialize goes without.", request);
        }

        using var lease = await factory.OpenAsync(context);
        await inSession.HandleAsync(context, lease.Session, message);
        return null;
    }

    private async Task<RpcProblem?> InSessionAsync(HttpContext context, JsonRpcMessage message, string sessionId, RequestId request)
    {
        var (lease, problem) = await lookup.FindAsync(context, sessionId, request);
        using (lease)
        {
            if (lease is not null)
            {
                await inSession.HandleAsync(context, lease.Session, message);
            }
        }

        return problem;
    }

    private static bool IsInitialize(JsonRpcMessage message) => message is JsonRpcRequest { Method: RequestMethods.Initialize };
}
