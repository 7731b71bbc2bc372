using Microsoft.AspNetCore.Http;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>Methods that exist in older versions only are unknown to a 2026-07-28 request.</summary>
internal static class RemovedMethodCheck
{
    public static RpcProblem? Check(JsonRpcMessage message) => message is JsonRpcRequest request && IsRemoved(request.Method)
        ? new(
            StatusCodes.Status404NotFound,
            (int)McpErrorCode.MethodNotFound,
            $"'{request.Method}' does not exist in protocol version {McpVersions.Modern}.",
            request.Id)
        : null;

    private static bool IsRemoved(string method) => method
        is RequestMethods.Initialize
        or RequestMethods.Ping
        or RequestMethods.LoggingSetLevel
        or RequestMethods.ResourcesSubscribe
        or RequestMethods.ResourcesUnsubscribe;
}
