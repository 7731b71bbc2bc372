using McpEdge.Errors;
using ModelContextProtocol;

namespace McpEdge.Resources;

/// <summary>Why a resource was not read, in JSON-RPC's words: they have no place for a spoken line, so it is the message.</summary>
internal static class ResourceErrors
{
    private const string FirstWithoutOwnCode = "2026-07-28";

    /// <summary>Nothing is at this address.</summary>
    public static McpProtocolException Unknown(string uri, string? revision) => NotFound(
        new(
            ToolCodes.ResourceNotFound,
            "There is no such resource.",
            "Read resources/list and resources/templates/list for the addresses there are.",
            Retryable: false),
        uri,
        revision);

    public static McpProtocolException From(ToolError error, string uri, string? revision) => error.Code switch
    {
        ToolCodes.InsufficientScope => Write(error, McpErrorCode.InvalidRequest, uri),
        ToolCodes.InvalidArguments => Write(error, McpErrorCode.InvalidParams, uri),
        "INVALID_PAGE_TOKEN" => Write(error, McpErrorCode.InvalidParams, uri),
        _ when error.Code.EndsWith("_NOT_FOUND", StringComparison.Ordinal) => NotFound(error, uri, revision),
        _ => Write(error, McpErrorCode.InternalError, uri),
    };

    // From 2026-07-28 on, what does not exist is a wrong parameter (SEP-2164).
    private static McpProtocolException NotFound(ToolError error, string uri, string? revision) => Write(
        error,
        string.CompareOrdinal(revision, FirstWithoutOwnCode) >= 0 ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound,
        uri);

    private static McpProtocolException Write(ToolError error, McpErrorCode code, string uri)
    {
        var failure = new McpProtocolException($"{error.Message} {error.Hint}", code);
        failure.Data["uri"] = uri;
        failure.Data["code"] = error.Code;
        failure.Data["retryable"] = error.Retryable;

        return failure;
    }
}
