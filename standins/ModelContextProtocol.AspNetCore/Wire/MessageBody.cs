using System.Buffers;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Wire;

/// <summary>A POST body: the message in it, or why there is none; neither when the client has gone while it was sending.</summary>
internal readonly record struct MessageBody(JsonRpcMessage? Message, RpcProblem? Problem)
{
    public static async Task<MessageBody> ReadAsync(HttpRequest request, McpHttpOptions options)
    {
        var limit = options.MaxRequestBodySize > 0 ? options.MaxRequestBodySize : long.MaxValue;
        if (request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        try
        {
            return await ReadAsync(request, limit, options);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            request.HttpContext.Abort();
            return default;
        }
    }

    private static async Task<MessageBody> ReadAsync(HttpRequest request, long limit, McpHttpOptions options)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(request.HttpContext.RequestAborted);
            var buffer = result.Buffer;
            if (buffer.Length > limit)
            {
                reader.AdvanceTo(buffer.End);
                return TooLarge(limit);
            }

            if (result.IsCompleted)
            {
                var body = Parse(buffer, options);
                reader.AdvanceTo(buffer.End);
                return body;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static MessageBody Parse(in ReadOnlySequence<byte> buffer, McpHttpOptions options) =>
        MessageJson.TryParse(buffer.IsSingleSegment ? buffer.FirstSpan : buffer.ToArray(), options, out var message)
            ? new(message, null)
            : new(null, RpcProblem.Unreadable("The body is not one well-formed JSON-RPC 2.0 message."));

    private static MessageBody TooLarge(long limit) => new(
        null,
        new(StatusCodes.Status413PayloadTooLarge, (int)McpErrorCode.InvalidRequest, $"The body is larger than {limit} bytes."));
}
