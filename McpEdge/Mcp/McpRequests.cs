using McpEdge.Auth;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Mcp;

/// <summary>What every handler asks of a request.</summary>
internal static class McpRequests
{
    /// <exception cref="McpProtocolException">Nobody was authenticated.</exception>
    public static Caller CallerOf(MessageContext request) =>
        Caller.From(request.User) ?? throw new McpProtocolException("Not authenticated", McpErrorCode.InvalidRequest);

    /// <summary>Our lists have one page, so a cursor can only be one that we never gave.</summary>
    public static void DemandFirstPage(PaginatedRequestParams? parameters)
    {
        if (!string.IsNullOrEmpty(parameters?.Cursor))
        {
            throw new McpProtocolException("Unknown cursor", McpErrorCode.InvalidParams);
        }
    }

    /// <summary>The revision that a request is of; null when an older client has not said.</summary>
    public static string? RevisionOf(MessageContext request) =>
        request.JsonRpcMessage.Context?.ProtocolVersion ?? request.Server.NegotiatedProtocolVersion;
}
