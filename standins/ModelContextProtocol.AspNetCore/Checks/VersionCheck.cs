using Microsoft.AspNetCore.Http;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>The version in the header is one we speak, and the body does not contradict it.</summary>
internal sealed class VersionCheck(SupportedVersions versions)
{
    public RpcProblem? Check(HttpRequest request, JsonRpcMessage message)
    {
        var header = McpHeaders.Read(request, McpHeaders.ProtocolVersion);
        return CheckHeader(header, RpcProblem.IdOf(message)) ?? CheckInitialize(header, message) ?? CheckMeta(header, message);
    }

    /// <summary>The part that also holds for a request without a body.</summary>
    public RpcProblem? CheckHeader(string? header, RequestId id = default) =>
        header is null || versions.Takes(header) ? null : RpcProblem.UnsupportedVersion(header, versions.Listed, id);

    private static RpcProblem? CheckInitialize(string? header, JsonRpcMessage message)
    {
        if (header is null || message is not JsonRpcRequest { Method: RequestMethods.Initialize } request)
        {
            return null;
        }

        var asked = JsonPaths.Text(JsonPaths.Params(message)?["protocolVersion"]);
        return asked is null || string.Equals(asked, header, StringComparison.Ordinal) ? null : Mismatch(header, asked, request.Id);
    }

    private static RpcProblem? CheckMeta(string? header, JsonRpcMessage message)
    {
        var meta = JsonPaths.Text(JsonPaths.Meta(message)?[MetaKeys.ProtocolVersion]);
        var id = RpcProblem.IdOf(message);
        if (string.Equals(header, McpVersions.Modern, StringComparison.Ordinal))
        {
            return meta is null
                ? MissingInMeta(message, id)
                : string.Equals(meta, header, StringComparison.Ordinal) ? null : Mismatch(header, meta, id);
        }

        return meta is McpVersions.Modern ? Mismatch(header, meta, id) : null;
    }

    private static RpcProblem? MissingInMeta(JsonRpcMessage message, RequestId id) => message is JsonRpcRequest
        ? RpcProblem.BadRequest(McpErrorCode.InvalidParams, $"params._meta lacks '{MetaKeys.ProtocolVersion}'.", id)
        : null;

    private static RpcProblem Mismatch(string? header, string body, RequestId id) => RpcProblem.BadRequest(
        McpErrorCode.HeaderMismatch, $"{McpHeaders.ProtocolVersion} is '{header ?? "absent"}', but the body says '{body}'.", id);
}
