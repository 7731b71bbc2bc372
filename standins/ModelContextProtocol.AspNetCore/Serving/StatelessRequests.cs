using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>Answers a request with a server that exists for it alone. When the client goes away, the handler is cancelled.</summary>
internal sealed class StatelessRequests(ServerRunner runner, PostResponder responder, ILoggerFactory loggers)
{
    public async Task HandleAsync(HttpContext context, JsonRpcMessage message)
    {
        var aborted = context.RequestAborted;
        var options = await runner.RequestOptionsAsync(context, aborted);
        var transport = new StreamableHttpServerTransport(loggers) { Stateless = true, FlowExecutionContextFromRequests = true };
        var server = McpServer.Create(transport, options, loggers, context.RequestServices);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);

        // The message waits in the transport when the server starts, so that the server need not be woken for it.
        var response = responder.RespondAsync(context, transport, message, aborted);
        var run = runner.RunAsync(context, server, transport, ended.Token);
        try
        {
            await response;
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // Closing the connection is how a client of these versions cancels; nobody is left to answer.
        }
        finally
        {
            await transport.DisposeAsync();
            await ended.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await server.DisposeAsync();
        }
    }
}
