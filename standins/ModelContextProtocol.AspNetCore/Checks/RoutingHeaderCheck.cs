using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>Mcp-Method and Mcp-Name repeat the body (2026-07-28), so that a proxy may route by them without being deceived.</summary>
internal sealed class RoutingHeaderCheck(IOptions<McpServerOptions> server)
{
    public RpcProblem? Check(HttpRequest request, JsonRpcMessage message)
    {
        if (JsonPaths.Method(message) is not { } method)
        {
            return null;
        }

        var id = RpcProblem.IdOf(message);
        var header = McpHeaders.Read(request, McpHeaders.Method);
        if (!string.Equals(header, method, StringComparison.Ordinal))
        {
            return Mismatch($"{McpHeaders.Method} is '{header ?? "absent"}', but the body says '{method}'.", id);
        }

        return message is JsonRpcRequest && NameParameter(method) is { } parameter ? CheckName(request, message, parameter, id) : null;
    }

    private string? NameParameter(string method) => method switch
    {
        RequestMethods.ToolsCall or RequestMethods.PromptsGet => "name",
        RequestMethods.ResourcesRead => "uri",
        _ => CustomNameParameter(method),
    };

    private string? CustomNameParameter(string method)
    {
        foreach (var handler in server.Value.RequestHandlers ?? [])
        {
            if (string.Equals(handler.Method, method, StringComparison.Ordinal))
            {
                return handler.RoutingNameParameter;
            }
        }

        return null;
    }

    private static RpcProblem? CheckName(HttpRequest request, JsonRpcMessage message, string parameter, RequestId id)
    {
        var name = JsonPaths.Text(JsonPaths.Params(message)?[parameter]);
        var header = HeaderValue.Read(request, McpHeaders.Name);
        return header.Decoded is not null && string.Equals(header.Decoded, name, StringComparison.Ordinal)
            ? null
            : Mismatch($"{McpHeaders.Name} does not repeat params.{parameter} of the body.", id);
    }

    private static RpcProblem Mismatch(string message, RequestId id) => RpcProblem.BadRequest(McpErrorCode.HeaderMismatch, message, id);
}
