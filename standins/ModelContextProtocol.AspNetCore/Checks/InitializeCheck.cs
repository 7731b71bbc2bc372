using System.Text.Json;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>The transport reads the parameters of <c>initialize</c> before any handler could report that they are malformed.</summary>
internal static class InitializeCheck
{
    public static RpcProblem? Check(JsonRpcMessage message)
    {
        if (message is not JsonRpcRequest { Method: RequestMethods.Initialize, Params: { } parameters } request)
        {
            return null;
        }

        try
        {
            parameters.Deserialize(McpJsonUtilities.DefaultOptions.GetTypeInfo<InitializeRequestParams>());
            return null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return RpcProblem.BadRequest(McpErrorCode.InvalidParams, "The parameters of initialize are malformed.", request.Id);
        }
    }
}
