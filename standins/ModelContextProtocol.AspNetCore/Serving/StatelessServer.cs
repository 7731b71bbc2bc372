using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>A server outside of sessions. It serves one request at a time.</summary>
internal sealed class StatelessServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly bool _outlives;
    private readonly RequestServices _services;
    private readonly StreamableHttpServerTransport _transport;
    private readonly McpServer _server;
    private Task? _run;

    /// <summary>A server for this request, and for others after it if it <paramref name="outlives"/> it.</summary>
    public StatelessServer(HttpContext context, McpServerOptions options, ILoggerFactory loggers, bool outlives)
    {
        _outlives = outlives;
        _services = new() { Request = context };
        _transport = new(loggers) { Stateless = true, FlowExecutionContextFromRequests = true };
        _server = McpServer.Create(_transport, options, loggers, _services);
    }

    /// <summary>Answers the message. When that fails, the server is good for nothing but to be disposed.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task ServeAsync(HttpContext context, JsonRpcMessage message, PostResponder responder, ServerRunner runner)
    {
        _services.Request = context;
        context.Features.Set(_server);

        // The message waits in the transport when the server starts, so that the server need not be woken for its first one.
        var response = responder.RespondAsync(context, _transport, message, context.RequestAborted);
        _run ??= Run(context, runner);
        await response;
    }

    /// <summary>Forgets the request that was served.</summary>
    public void Rest() => _services.Request = null;

    public async ValueTask DisposeAsync()
    {
        await _transport.DisposeAsync();
        await _ended.CancelAsync();
        await (_run ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _server.DisposeAsync();
        _ended.Dispose();
    }

    private Task Run(HttpContext context, ServerRunner runner)
    {
        // What surrounds the first request is not to surround those after it.
        using var alone = _outlives ? ExecutionContext.SuppressFlow() : default;
        return runner.RunAsync(context, _server, _transport, _ended.Token);
    }
}
