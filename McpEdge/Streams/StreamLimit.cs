using McpEdge.Auth;
using McpEdge.Limits;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;

namespace McpEdge.Streams;

/// <summary>Counts the event streams that clients hold open, and refuses one too many. Calls are none: they end within their budget.</summary>
internal sealed class StreamLimit(RequestDelegate next, OpenStreams streams, IOptions<StreamOptions> options)
{
    private const string MethodHeader = "Mcp-Method";

    public Task InvokeAsync(HttpContext context) =>
        IsStream(context) && Caller.From(context.User) is { } caller ? HoldAsync(context, new(context, caller)) : next(context);

    private static bool IsStream(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StreamingEndpoint>() is not null
        && (HttpMethods.IsGet(context.Request.Method) || context.Request.Headers[MethodHeader] == RequestMethods.SubscriptionsListen);

    private async Task HoldAsync(HttpContext context, OpenStream stream)
    {
        if (!streams.TryAdd(stream))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            await context.Response.WriteAsJsonAsync(LimitErrors.TooManyStreams(options.Value.MaxPerKey), context.RequestAborted);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            stream.Leave();
            streams.Remove(stream);
        }
    }
}

/// <summary>Marks the addresses at which clients may hold streams open.</summary>
internal sealed class StreamingEndpoint;
