using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using McpEdge.Speech;

namespace McpEdge.Schemas;

/// <summary>
/// Derives JSON Schema 2020-12 from a record: names and types by <see cref="ToolJson"/>, texts and limits from its attributes.
/// Unions with null are left out because several agent platforms refuse them: what may be null is not required instead.
/// </summary>
internal static class SchemaWriter
{
    /// <summary>Keyword for the question to the caller. Only our validator reads it; it isn't published.</summary>
    public const string Ask = "x-ask";

    /// <summary>Keyword for the reason given when a pattern doesn't match. Only our validator reads it; it isn't published.</summary>
    public const string Reason = "x-reason";

    /// <summary>Keyword for another name of an argument. Only our validator reads it; it isn't published.</summary>
    public const string AlsoNamed = "x-also-named";

    /// <summary>Schema of arguments: unknown properties are refused, <c>required</c> members are required.</summary>
    public static JsonObject ForArguments(Type type) => Write(type, arguments: true);

    /// <summary>Schema of a result: every member that can't be null is required.</summary>
    public static JsonObject ForResult(Type type) => Write(type, arguments: false);

    /// <summary>The schema without the keywords that are ours alone.</summary>
    public static JsonElement Publish(JsonObject schema)
    {
        var published = (JsonObject)schema.DeepClone();
        RemovePrivate(published);
        return JsonSerializer.SerializeToElement(published, ToolJson.Options);
    }

    private static JsonObject Write(Type type, bool arguments)
    {
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Transform(context, SchemaOf(context, node), arguments),
        };

        var schema = (JsonObject)ToolJson.Options.GetJsonSchemaAsNode(type, options);
        SchemaReferences.Inline(schema, schema);

        return schema;
    }

    // What has its own converter is anything to the exporter; this is a text.
    private static JsonObject SchemaOf(JsonSchemaExporterContext context, JsonNode node) =>
        context.TypeInfo.Type == typeof(Wording) ? new JsonObject { ["type"] = "string" } : (JsonObject)node;

    private static JsonObject Transform(JsonSchemaExporterContext context, JsonObject schema, bool arguments)
    {
        if (!schema.ContainsKey(SchemaReferences.Keyword))
        {
            RemoveNull(schema);
            Shape(schema, context.TypeInfo, arguments);
        }

        Describe(schema, Attributes(context));
        return schema;
    }

    private static void Shape(JsonObject schema, JsonTypeInfo type, bool arguments)
    {
        if (schema.ContainsKey("enum"))
        {
            schema["type"] = "string";
        }

        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        schema["type"] = "object";
        schema["properties"] ??= new JsonObject();
        schema.Remove("required");
        if (Required(type, arguments) is { Count: > 0 } required)
        {
            schema["required"] = required;
        }

        if (arguments)
        {
            schema["additionalProperties"] = false;
        }
    }

    private static IReadOnlyList<Attribute> Attributes(JsonSchemaExporterContext context) =>
        context.PropertyInfo?.AttributeProvider is MemberInfo property
            ? [.. property.GetCustomAttributes()]
            : [.. context.TypeInfo.Type.GetCustomAttributes<DescriptionAttribute>()];

    private static JsonArray Required(JsonTypeInfo type, bool arguments) =>
        [.. type.Properties.Where(property => arguments ? property.IsRequired : !property.IsGetNullable)
            .Select(property => (JsonNode)property.Name)];

    private static void Describe(JsonObject schema, IReadOnlyList<Attribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            SchemaKeywords.Apply(schema, attribute);
        }

        // The description reads best first.
        if (schema.Remove("description", out var description))
        {
            schema.Insert(0, "description", description);
        }
    }

    private static void RemoveNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).First(type => type != "null");
        }

        if (schema["enum"] is JsonArray values)
        {
            schema["enum"] = new JsonArray([.. values.Where(value => value is not null).Select(value => value!.DeepClone())]);
        }
    }

    private static void RemovePrivate(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            schema.Remove(Ask);
            schema.Remove(Reason);
            schema.Remove(AlsoNamed);
            foreach (var (_, child) in schema)
            {
                RemovePrivate(child);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                RemovePrivate(item);
            }
        }
    }
}
