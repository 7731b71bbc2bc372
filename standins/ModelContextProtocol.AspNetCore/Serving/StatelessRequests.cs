using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>Answers a request with a server that serves nobody else meanwhile. When the client goes away, the handler is cancelled.</summary>
internal sealed class StatelessRequests(ServerRunner runner, PostResponder responder, IdleServers idle, ILoggerFactory loggers)
{
    public async Task HandleAsync(HttpContext context, JsonRpcMessage message)
    {
        var leavesNothing = runner.ServersAreAlike && LeavesNothing(context.Request, message);
        if (!leavesNothing || !idle.TryTake(out var server))
        {
            server = new(context, await runner.RequestOptionsAsync(context, context.RequestAborted), loggers, leavesNothing);
        }

        var isUsable = false;
        try
        {
            await server.ServeAsync(context, message, responder, runner);
            isUsable = leavesNothing;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Closing the connection is how a client of these versions cancels; nobody is left to answer.
        }
        finally
        {
            if (!isUsable || !idle.TryKeep(server))
            {
                await server.DisposeAsync();
            }
        }
    }

    // 2026-07-28 tells with every request who the client is and what it can do, others tell the server with some.
    private static bool LeavesNothing(HttpRequest request, JsonRpcMessage message) =>
        !McpHeaders.IsModern(request) && message is JsonRpcRequest
        {
            Method: RequestMethods.ToolsCall or RequestMethods.ToolsList or RequestMethods.Ping
                or RequestMethods.ResourcesRead or RequestMethods.ResourcesList or RequestMethods.ResourcesTemplatesList
                or RequestMethods.PromptsGet or RequestMethods.PromptsList or RequestMethods.CompletionComplete
        };
}
