using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Mcp;

/// <summary>
/// Looks at the parameters of <c>tools/call</c> before they are bound to types: what can't be bound is the client's mistake
/// (-32602), not ours (-32603).
/// </summary>
internal static class ToolCallShape
{
    public static McpMessageHandler Check(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall } request && Problem(request.Params) is { } problem)
        {
            throw new McpProtocolException(problem, McpErrorCode.InvalidParams);
        }

        return next(context, cancellationToken);
    };

    private static string? Problem(JsonNode? parameters) => parameters switch
    {
        not JsonObject => "params must be an object with the name of a tool",
        JsonObject call when call["name"] is not JsonValue name || !name.TryGetValue<string>(out _) => "params.name must be the name of a tool",
        JsonObject call when call["arguments"] is not (null or JsonObject) => "params.arguments must be an object",
        _ => null,
    };
}
