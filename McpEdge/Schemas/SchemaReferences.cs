using System.Text.Json.Nodes;

namespace McpEdge.Schemas;

/// <summary>
/// Writes repeated types out. The exporter refers to the first place where a type occurs, which several agent platforms don't follow.
/// </summary>
internal static class SchemaReferences
{
    public const string Keyword = "$ref";

    /// <summary>Replaces every reference in <paramref name="node"/> by what it names in <paramref name="root"/>.</summary>
    public static void Inline(JsonObject root, JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Inline(root, item);
            }
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        if (schema.Remove(Keyword, out var reference))
        {
            Merge(schema, Resolve(root, reference!.GetValue<string>()));
        }

        foreach (var (_, child) in schema)
        {
            Inline(root, child);
        }
    }

    // What the place says itself, such as its description, stays.
    private static void Merge(JsonObject schema, JsonObject target)
    {
        foreach (var (keyword, value) in target)
        {
            if (!schema.ContainsKey(keyword))
            {
                schema[keyword] = value?.DeepClone();
            }
        }
    }

    private static JsonObject Resolve(JsonObject root, string pointer)
    {
        JsonNode node = root;
        foreach (var step in pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        return ReferenceEquals(node, root) ? throw new NotSupportedException("A schema can't contain itself.") : (JsonObject)node;
    }
}
