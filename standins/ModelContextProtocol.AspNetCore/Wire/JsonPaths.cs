using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Wire;

/// <summary>Reads members that a peer may have left out or given another type.</summary>
internal static class JsonPaths
{
    public static JsonObject? Params(JsonRpcMessage message) => message switch
    {
        JsonRpcRequest request => request.Params as JsonObject,
        JsonRpcNotification notification => notification.Params as JsonObject,
        _ => null,
    };

    public static JsonObject? Meta(JsonRpcMessage message) => Params(message)?["_meta"] as JsonObject;

    public static string? Method(JsonRpcMessage message) => message switch
    {
        JsonRpcRequest request => request.Method,
        JsonRpcNotification notification => notification.Method,
        _ => null,
    };

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
