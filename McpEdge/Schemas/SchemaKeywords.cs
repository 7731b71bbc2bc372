using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using McpEdge.Speech;

namespace McpEdge.Schemas;

/// <summary>Which keyword an attribute of a record becomes.</summary>
internal static class SchemaKeywords
{
    public static void Apply(JsonObject schema, Attribute attribute)
    {
        switch (attribute)
        {
            case DescriptionAttribute text:
                schema["description"] = text.Description;
                break;
            case AskAttribute ask:
                schema[SchemaWriter.Ask] = Texts(ask.Question);
                break;
            case AlsoNamedAttribute also:
                schema[SchemaWriter.AlsoNamed] = also.Name;
                break;
            case StringLengthAttribute length:
                Size(schema, length.MinimumLength, length.MaximumLength);
                break;
            case LengthAttribute length:
                Size(schema, length.MinimumLength, length.MaximumLength);
                break;
            case MinLengthAttribute length:
                Size(schema, length.Length, null);
                break;
            case MaxLengthAttribute length:
                Size(schema, 0, length.Length);
                break;
            case RangeAttribute range:
                schema["minimum"] = Number(range.Minimum);
                schema["maximum"] = Number(range.Maximum);
                break;
            case ReasonedPatternAttribute pattern:
                schema["pattern"] = pattern.Pattern;
                schema[SchemaWriter.Reason] = Texts(pattern.Reason);
                break;
            case RegularExpressionAttribute pattern:
                schema["pattern"] = pattern.Pattern;
                break;
            case EmailAddressAttribute:
                schema["format"] = "email";
                break;
            case AllowedValuesAttribute values:
                schema["enum"] = new JsonArray([.. values.Values.Select(value => (JsonNode?)value?.ToString())]);
                break;
            case DefaultValueAttribute value:
                schema["default"] = JsonValue.Create(value.Value);
                break;
        }
    }

    private static void Size(JsonObject schema, int least, int? most)
    {
        var list = (string?)schema["type"] == "array";
        if (least > 0)
        {
            schema[list ? "minItems" : "minLength"] = least;
        }

        if (most is { } limit)
        {
            schema[list ? "maxItems" : "maxLength"] = limit;
        }
    }

    private static JsonArray Texts(Phrase phrase) => [.. phrase.Texts.Select(text => (JsonNode)text)];

    private static decimal Number(object bound) => Convert.ToDecimal(bound, CultureInfo.InvariantCulture);
}
