using System.Text.Json.Nodes;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>Each 2026-07-28 request says what its client can do; nothing is remembered from earlier ones.</summary>
internal static class ClientCapabilitiesCheck
{
    public static RpcProblem? Check(JsonRpcMessage message) =>
        message is not JsonRpcRequest request || JsonPaths.Meta(message)?[MetaKeys.ClientCapabilities] is JsonObject
            ? null
            : RpcProblem.BadRequest(
                McpErrorCode.InvalidParams, $"params._meta needs the object '{MetaKeys.ClientCapabilities}'.", request.Id);
}
