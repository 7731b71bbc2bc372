using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace McpEdge.Tests.Hosting;

/// <summary>Checks a value against JSON Schema 2020-12, as far as our schemas use it. A keyword it doesn't know fails the check.</summary>
internal static class SchemaCheck
{
    public static List<string> Problems(JsonElement schema, JsonElement value, string at = "$") =>
        [.. schema.EnumerateObject().SelectMany(keyword => Check(schema, keyword, value, at))];

    private static IEnumerable<string> Check(JsonElement schema, JsonProperty keyword, JsonElement value, string at)
    {
        switch (keyword.Name)
        {
            case "description" or "title" or "default":
                return [];
            case "type":
                return IsOfType(keyword.Value.GetString()!, value) ? [] : [$"{at} is no {keyword.Value}"];
            case "enum":
                return keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)) ? [] : [$"{at} is not in {keyword.Value}"];
            case "required":
                return keyword.Value.EnumerateArray().Select(name => name.GetString()!)
                    .Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing");
            case "properties":
                return keyword.Value.EnumerateObject()
                    .Where(property => value.TryGetProperty(property.Name, out _))
                    .SelectMany(property => Problems(property.Value, value.GetProperty(property.Name), $"{at}.{property.Name}"));
            case "additionalProperties" when keyword.Value.ValueKind == JsonValueKind.False:
                return value.EnumerateObject().Where(property => !schema.GetProperty("properties").TryGetProperty(property.Name, out _))
                    .Select(property => $"{at}.{property.Name} is unknown");
            case "anyOf":
                return CheckAny(keyword.Value, value, at);
            case "items":
                return value.EnumerateArray().SelectMany((item, index) => Problems(keyword.Value, item, $"{at}[{index}]"));
            case "minItems":
                return value.GetArrayLength() >= keyword.Value.GetInt32() ? [] : [$"{at} has too few items"];
            case "maxItems":
                return value.GetArrayLength() <= keyword.Value.GetInt32() ? [] : [$"{at} has too many items"];
            case "minLength":
                return value.GetString()!.Length >= keyword.Value.GetInt32() ? [] : [$"{at} is too short"];
            case "maxLength":
                return value.GetString()!.Length <= keyword.Value.GetInt32() ? [] : [$"{at} is too long"];
            case "minimum":
                return value.GetDecimal() >= keyword.Value.GetDecimal() ? [] : [$"{at} is too small"];
            case "maximum":
                return value.GetDecimal() <= keyword.Value.GetDecimal() ? [] : [$"{at} is too large"];
            case "pattern":
                return Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!) ? [] : [$"{at} does not match"];
            case "format":
                return HasFormat(keyword.Value.GetString()!, value.GetString()!) ? [] : [$"{at} is no {keyword.Value}"];
            default:
                return [$"{at}: unknown keyword {keyword.Name}"];
        }
    }

    private static List<string> CheckAny(JsonElement branches, JsonElement value, string at)
    {
        var problems = branches.EnumerateArray().Select(branch => Problems(branch, value, at)).ToList();
        return problems.Any(branch => branch.Count == 0) ? [] : [.. problems.SelectMany(branch => branch)];
    }

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };

    private static bool HasFormat(string format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && text.Contains('T', StringComparison.Ordinal),
        "email" => text.Contains('@', StringComparison.Ordinal),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        _ => false,
    };
}
