using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>A tool argument whose schema has <c>x-mcp-header</c>: clients of 2026-07-28 repeat it in that header.</summary>
internal sealed record MirroredArgument(string Header, string[] Path, bool IsInteger)
{
    private static readonly ConditionalWeakTable<Tool, MirroredArgument[]> Known = [];

    public static MirroredArgument[] Of(Tool tool) => Known.GetValue(tool, static t => [.. Find(t.InputSchema, [])]);

    public JsonNode? ValueIn(JsonObject? arguments)
    {
        JsonNode? value = arguments;
        foreach (var step in Path)
        {
            value = (value as JsonObject)?[step];
        }

        return value;
    }

    private static IEnumerable<MirroredArgument> Find(JsonElement schema, string[] path)
    {
        if (schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("properties", out var properties)
            || properties.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var property in properties.EnumerateObject())
        {
            string[] here = [.. path, property.Name];
            if (property.Value.ValueKind == JsonValueKind.Object
                && property.Value.TryGetProperty("x-mcp-header", out var header)
                && header.ValueKind == JsonValueKind.String)
            {
                yield return new(McpHeaders.ParameterPrefix + header.GetString(), here, AllowsInteger(property.Value));
            }

            foreach (var nested in Find(property.Value, here))
            {
                yield return nested;
            }
        }
    }

    private static bool AllowsInteger(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => type.ValueEquals("integer"),
        JsonValueKind.Array => type.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && t.ValueEquals("integer")),
        _ => false,
    };
}
