using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Sessions;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.LegacySse;

/// <summary>POST of the HTTP+SSE transport: takes a message; the answer goes out on the stream.</summary>
internal sealed class MessageEndpoint(SseSessions sessions, IOptions<McpHttpOptions> options)
{
    public async Task HandleAsync(HttpContext context)
    {
        var id = context.Request.Query["sessionId"].ToString();
        if (!sessions.TryFind(id, out var session))
        {
            await Results.BadRequest(id.Length == 0 ? "The sessionId parameter is missing." : "There is no such session.").ExecuteAsync(context);
            return;
        }

        if (SessionOwner.Of(context.User) != session.Owner)
        {
            await SessionLookup.NotYours(default).WriteAsync(context.Response);
            return;
        }

        var (message, problem) = await MessageBody.ReadAsync(context.Request, options.Value);
        if (message is null)
        {
            await (problem?.WriteAsync(context.Response) ?? Task.CompletedTask);
            return;
        }

        message.Context = new() { User = context.User.Identity is { IsAuthenticated: true } ? context.User : null };
        context.Features.Set<McpServer>(session.Server);
        await session.Transport.OnMessageReceivedAsync(message, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.WriteAsync("Accepted", context.RequestAborted);
    }
}
