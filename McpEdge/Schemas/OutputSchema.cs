using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Errors;

namespace McpEdge.Schemas;

/// <summary>
/// The schema of what a tool answers: its result or an error. MCP asks for a match only when a call succeeds, but there are
/// clients that check every answer, so the published schema admits both. The result's properties stay at the root, where agent
/// platforms look for them.
/// </summary>
internal static class OutputSchema
{
    public static JsonElement For(Type result)
    {
        var schema = SchemaWriter.ForResult(result);
        schema.Remove("required", out var required);
        schema["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = required ?? new JsonArray() },
            SchemaWriter.ForResult(typeof(ToolError)));

        return SchemaWriter.Publish(schema);
    }
}
