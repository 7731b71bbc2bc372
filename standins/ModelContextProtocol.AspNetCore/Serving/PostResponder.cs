using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Streams;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>Hands a message to a transport and turns what comes back into the HTTP response.</summary>
internal sealed class PostResponder(IOptions<HttpServerTransportOptions> transportOptions, IOptions<McpHttpOptions> options)
{
    public async Task RespondAsync(
        HttpContext context, StreamableHttpServerTransport transport, JsonRpcMessage message, CancellationToken cancellationToken)
    {
        if (message is JsonRpcRequest)
        {
            EventStreamHeaders.Set(context);
            await StreamAsync(context, transport, message, cancellationToken);
            await context.Response.CompleteAsync();
        }
        else
        {
            await transport.HandlePostRequestAsync(message, context.Response.Body, cancellationToken);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }
    }

    private async Task StreamAsync(
        HttpContext context, StreamableHttpServerTransport transport, JsonRpcMessage message, CancellationToken cancellationToken)
    {
        var modern = McpHeaders.IsModern(context.Request);
        var waits = modern || McpHttpOptions.IsOn(options.Value.HeaderFlushDelay);
        await using var body = new EventStreamBody(context.Response, transportOptions.Value.TimeProvider, options.Value, waits);
        await transport.HandlePostRequestAsync(message, body, modern ? body.ChooseStatusAsync : null, cancellationToken);
    }
}
