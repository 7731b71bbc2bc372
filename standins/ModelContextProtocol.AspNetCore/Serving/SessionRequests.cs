using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Sessions;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>Answers a POST that belongs to a session. When the client goes away, the handler runs on.</summary>
internal sealed class SessionRequests(PostResponder responder, IOptions<McpHttpOptions> options)
{
    public async Task HandleAsync(HttpContext context, HttpSession session, JsonRpcMessage message)
    {
        context.Response.Headers[McpHeaders.SessionId] = session.Id;
        context.Features.Set<McpServer>(session.Server);
        if (message is JsonRpcRequest request && options.Value.EndCancelledRequests)
        {
            await HandleCancellableAsync(context, session, request);
            return;
        }

        await RespondAsync(context, session, message, context.RequestAborted);
        if (options.Value.EndCancelledRequests && CancelledRequest(message) is { } cancelled)
        {
            await session.EndPostAsync(cancelled);
        }
    }

    private async Task HandleCancellableAsync(HttpContext context, HttpSession session, JsonRpcRequest request)
    {
        using var post = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        session.Track(request.Id, post);
        try
        {
            await RespondAsync(context, session, request, post.Token);
        }
        finally
        {
            session.Untrack(request.Id, post);
        }
    }

    private async Task RespondAsync(HttpContext context, HttpSession session, JsonRpcMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await responder.RespondAsync(context, session.Transport, message, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The client has gone or has cancelled the request: the stream ends without a response.
        }
    }

    private static RequestId? CancelledRequest(JsonRpcMessage message)
    {
        if (message is not JsonRpcNotification { Method: NotificationMethods.CancelledNotification })
        {
            return null;
        }

        var id = JsonPaths.Params(message)?["requestId"];
        return id?.GetValueKind() switch
        {
            JsonValueKind.String => new RequestId(JsonPaths.Text(id)!),
            JsonValueKind.Number when id.AsValue().TryGetValue(out long number) => new RequestId(number),
            _ => null,
        };
    }
}
