using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Streams;

/// <summary>The HTTP status of a 2026-07-28 answer, by its first message.</summary>
internal static class FirstMessageStatus
{
    public static int Of(JsonRpcMessage? first) => first is not JsonRpcError error
        ? StatusCodes.Status200OK
        : (McpErrorCode)error.Error.Code switch
        {
            McpErrorCode.MethodNotFound => StatusCodes.Status404NotFound,
            McpErrorCode.HeaderMismatch
                or McpErrorCode.MissingRequiredClientCapability
                or McpErrorCode.UnsupportedProtocolVersion => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status200OK,
        };
}
