using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Checks;
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
        var request = message as JsonRpcRequest;
        if (request is not null)
        {
            if (options.Value.CheckParameters && ParametersCheck.Check(request) is { } problem)
            {
                await problem.WriteAsync(context.Response);
                return;
            }

            EventStreamHeaders.Set(context);
        }

        if (!await HandAsync(context, transport, message, request is not null, cancellationToken) && !context.Response.HasStarted)
        {
            EventStreamHeaders.Clear(context);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }
    }

    private async Task<bool> HandAsync(
        HttpContext context,
        StreamableHttpServerTransport transport,
        JsonRpcMessage message,
        bool isRequest,
        CancellationToken cancellationToken)
    {
        if (!isRequest)
        {
            return await transport.HandlePostRequestAsync(message, context.Response.Body, cancellationToken);
        }

        var modern = McpHeaders.IsModern(context.Request);
        await using var body = new EventStreamBody(context.Response, transportOptions.Value.TimeProvider, options.Value, deferStatus: modern);
        return modern
            ? await transport.HandlePostRequestAsync(message, body, body.ChooseStatusAsync, cancellationToken)
            : await transport.HandlePostRequestAsync(message, body, cancellationToken);
    }
}
