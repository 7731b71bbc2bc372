using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McpEdge.Speech;

namespace McpEdge.Schemas;

internal enum ArgumentKind
{
    Text,
    Integer,
    Number,
    Boolean,
    List,
    Record,
}

/// <summary>A schema made by <see cref="SchemaWriter"/>, ready to check with.</summary>
internal sealed class ArgumentSchema
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, string> _spellings = new(StringComparer.Ordinal);

    public ArgumentSchema(JsonObject schema)
    {
        Kind = (string?)schema["type"] switch
        {
            "object" => ArgumentKind.Record,
            "array" => ArgumentKind.List,
            "integer" => ArgumentKind.Integer,
            "number" => ArgumentKind.Number,
            "boolean" => ArgumentKind.Boolean,
            "string" => ArgumentKind.Text,
            var type => throw new NotSupportedException($"Arguments of type '{type}' are not supported."),
        };
        Ask = Words(schema, SchemaWriter.Ask) ?? (Wording)((string?)schema["description"] ?? "");
        AlsoNamed = (string?)schema[SchemaWriter.AlsoNamed];
        PatternReason = Words(schema, SchemaWriter.Reason);
        Pattern = (string?)schema["pattern"] is { } pattern ? new Regex(pattern, RegexOptions.CultureInvariant, LongestMatch) : null;
        Format = (string?)schema["format"];
        Values = (schema["enum"] as JsonArray)?.Select(value => value!.GetValue<string>()).ToArray();
        Least = Bound(schema, "minLength") ?? Bound(schema, "minItems") ?? Bound(schema, "minimum");
        Most = Bound(schema, "maxLength") ?? Bound(schema, "maxItems") ?? Bound(schema, "maximum");
        Item = schema["items"] is JsonObject item ? new ArgumentSchema(item) : null;
        Required = [.. (schema["required"] as JsonArray)?.Select(name => name!.GetValue<string>()) ?? []];
        Properties = (schema["properties"] as JsonObject)?.ToDictionary(
            property => property.Key, property => new ArgumentSchema((JsonObject)property.Value!)) ?? [];

        foreach (var (name, property) in Properties)
        {
            foreach (var known in property.AlsoNamed is { } other ? [name, other] : (string[])[name])
            {
                _spellings[known] = name;
                _spellings[CamelCase(known)] = name;
            }
        }
    }

    public ArgumentKind Kind { get; }

    /// <summary>What to ask a caller for it.</summary>
    public Wording Ask { get; }

    /// <summary>Another name that this argument may be sent by.</summary>
    public string? AlsoNamed { get; }

    public string? Format { get; }

    public Regex? Pattern { get; }

    public Wording? PatternReason { get; }

    public IReadOnlyList<string>? Values { get; }

    /// <summary>Smallest length, count or number, by <see cref="Kind"/>.</summary>
    public decimal? Least { get; }

    /// <summary>Greatest length, count or number, by <see cref="Kind"/>.</summary>
    public decimal? Most { get; }

    public ArgumentSchema? Item { get; }

    public HashSet<string> Required { get; }

    public IReadOnlyDictionary<string, ArgumentSchema> Properties { get; }

    /// <summary>The name in the schema for a name that was sent: itself, another that it is known by, or the camelCase spelling of either. Null: not an argument.</summary>
    public string? NameOf(string sent) => _spellings.GetValueOrDefault(sent);

    private static Phrase? Words(JsonObject schema, string keyword) => schema[keyword] is JsonArray texts
        ? new(texts[0]!.GetValue<string>(), texts[1]!.GetValue<string>(), texts[2]!.GetValue<string>())
        : null;

    private static decimal? Bound(JsonObject schema, string keyword) =>
        schema[keyword] is JsonValue value ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static string CamelCase(string name)
    {
        var words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
