using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McpEdge.Schemas;

namespace McpEdge.Audit;

/// <summary>
/// Arguments without what must not be kept. Text stays only where the tool's schema leaves no room for anything else than an id, a date
/// or a word of a list; names, addresses, telephone numbers, keys and free text are replaced, and so is every long number.
/// </summary>
internal static partial class ArgumentRedaction
{
    /// <summary>Stands where something was.</summary>
    public const string Hidden = "redacted";

    private const int MostItems = 50;

    /// <summary>JSON of the arguments that the tool knows.</summary>
    public static string Of(ArgumentSchema schema, JsonElement? arguments) =>
        arguments is { ValueKind: JsonValueKind.Object } given ? RedactRecord(schema, given).ToJsonString() : "{}";

    private static JsonNode Redact(ArgumentSchema schema, JsonElement value) => (schema.Kind, value.ValueKind) switch
    {
        (ArgumentKind.Record, JsonValueKind.Object) => RedactRecord(schema, value),
        (ArgumentKind.List, JsonValueKind.Array) =>
            new JsonArray([.. value.EnumerateArray().Take(MostItems).Select(item => Redact(schema.Item!, item))]),
        (ArgumentKind.Record or ArgumentKind.List, _) => Hidden,
        _ => RedactScalar(schema, value),
    };

    private static JsonObject RedactRecord(ArgumentSchema schema, JsonElement given)
    {
        var kept = new JsonObject();
        foreach (var property in given.EnumerateObject())
        {
            // A name that the tool doesn't know is a stranger's text as well.
            if (Text.TryRead(property, out var sent) && schema.NameOf(sent) is { } name && property.Value.ValueKind != JsonValueKind.Null)
            {
                kept[name] = Redact(schema.Properties[name], property.Value);
            }
        }

        return kept;
    }

    private static JsonNode RedactScalar(ArgumentSchema schema, JsonElement value)
    {
        var (read, reason) = ScalarReader.Read(schema, value);
        return read is not null && reason is null && IsNarrow(schema) && IsShort(read.ToString()) ? read : Hidden;
    }

    private static bool IsNarrow(ArgumentSchema schema) =>
        schema.Kind != ArgumentKind.Text || schema.Values is not null || schema.Pattern is not null || schema.Format is "date" or "uuid";

    private static bool IsShort(string value) => Guid.TryParse(value, out _) || !LongNumber().IsMatch(value);

    [GeneratedRegex("[0-9]{9,}")]
    private static partial Regex LongNumber();
}
