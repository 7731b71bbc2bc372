using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>Mcp-Param headers repeat the arguments that the tool's schema marks with <c>x-mcp-header</c> (2026-07-28).</summary>
internal sealed class ToolHeaderCheck(IOptions<McpServerOptions> server)
{
    private const decimal LargestSafeInteger = 9_007_199_254_740_991;

    public RpcProblem? Check(HttpRequest request, JsonRpcMessage message)
    {
        if (message is not JsonRpcRequest { Method: RequestMethods.ToolsCall } call
            || JsonPaths.Params(call) is not { } parameters
            || JsonPaths.Text(parameters["name"]) is not { } name
            || server.Value.ToolCollection?.TryGetPrimitive(name, out var tool) is not true)
        {
            return null;
        }

        foreach (var argument in MirroredArgument.Of(tool!.ProtocolTool))
        {
            var value = argument.ValueIn(parameters["arguments"] as JsonObject);
            if (!Agrees(HeaderValue.Read(request, argument.Header), value, argument.IsInteger))
            {
                return RpcProblem.BadRequest(
                    McpErrorCode.HeaderMismatch,
                    $"{argument.Header} does not repeat the argument '{string.Join('.', argument.Path)}'.",
                    call.Id);
            }
        }

        return null;
    }

    private static bool Agrees(HeaderValue header, JsonNode? value, bool isInteger)
    {
        if (header.Malformed || value is null)
        {
            return !header.Present;
        }

        if (!header.Present || value is not JsonValue scalar)
        {
            return false;
        }

        return scalar.GetValueKind() switch
        {
            JsonValueKind.Number => isInteger && SameInteger(header.Decoded!, scalar.ToJsonString()),
            JsonValueKind.String => string.Equals(header.Decoded, JsonPaths.Text(scalar), StringComparison.Ordinal),
            JsonValueKind.True => header.Decoded is "true",
            JsonValueKind.False => header.Decoded is "false",
            _ => false,
        };
    }

    private static bool SameInteger(string header, string body) =>
        TryReadInteger(header, out var left) && TryReadInteger(body, out var right) && left == right;

    private static bool TryReadInteger(string text, out decimal value)
    {
        const NumberStyles Json = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Json, CultureInfo.InvariantCulture, out value)
            && decimal.IsInteger(value)
            && Math.Abs(value) <= LargestSafeInteger;
    }
}
