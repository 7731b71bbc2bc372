using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Serving;
using ModelContextProtocol.AspNetCore.Sessions;
using ModelContextProtocol.AspNetCore.Streams;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.LegacySse;

/// <summary>GET of the HTTP+SSE transport: the stream is the session, and ends with it.</summary>
internal sealed class SseEndpoint(
    SseSessions sessions,
    ServerRunner runner,
    IHostApplicationLifetime lifetime,
    IOptions<HttpServerTransportOptions> transportOptions,
    IOptions<McpHttpOptions> options,
    ILoggerFactory loggers,
    IServiceProvider services)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var serverOptions = await runner.SessionOptionsAsync(context, ended.Token);
        EventStreamHeaders.Set(context);
        await using var body = new EventStreamBody(context.Response, transportOptions.Value.TimeProvider, options.Value, waits: false);
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        await using var transport = new SseResponseStreamTransport(body, MessageAddress(context.Request, id), id);
        await using var server = McpServer.Create(transport, serverOptions, loggers, services);
        var session = new SseSession(id, SessionOwner.Of(context.User), transport, server);
        sessions.Add(session);
        try
        {
            await RunAsync(context, session, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has closed the stream, or the host stops.
        }
        finally
        {
            sessions.Remove(session);
        }
    }

    private async Task RunAsync(HttpContext context, SseSession session, CancellationTokenSource ended)
    {
        var stream = session.Transport.RunAsync(ended.Token);
        var run = runner.RunAsync(context, session.Server, session.Transport, ended.Token);
        try
        {
            await await Task.WhenAny(stream, run);
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(stream, run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string MessageAddress(HttpRequest request, string id)
    {
        var path = (request.PathBase + request.Path).ToString().TrimEnd('/');
        return $"{path[..(path.LastIndexOf('/') + 1)]}message?sessionId={id}";
    }
}
