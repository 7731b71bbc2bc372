using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McpEdge.Speech;

namespace McpEdge.Schemas;

/// <summary>Reads one text, number or boolean; accepts the writings that can mean only one thing.</summary>
internal static partial class ScalarReader
{
    private const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static (JsonNode? Value, Wording? Reason) Read(ArgumentSchema schema, JsonElement value) => schema.Kind switch
    {
        ArgumentKind.Integer => ReadInteger(schema, value),
        ArgumentKind.Number => ReadNumber(schema, value),
        ArgumentKind.Boolean => ReadBoolean(value),
        _ => ReadText(schema, value),
    };

    private static (JsonNode?, Wording?) ReadText(ArgumentSchema schema, JsonElement value)
    {
        // An id that a model took for a number is still that id; 1.50 or 1e3 could have been another text.
        var isWhole = value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) && WholeNumber().IsMatch(value.GetRawText());
        var text = isWhole ? value.GetRawText() : Text.TryRead(value, out var given) ? given.Trim() : null;
        if (text is null)
        {
            return (null, value.ValueKind == JsonValueKind.String ? Reasons.UnreadableText : Reasons.NoText);
        }

        if (schema.Values is { } values)
        {
            return MatchValue(values, text) is { } match ? (match, null) : (null, Reasons.NoneOf.With(string.Join(", ", values)));
        }

        return ReasonAgainst(schema, text) is { } reason ? (null, reason) : (text, null);
    }

    private static Wording? ReasonAgainst(ArgumentSchema schema, string text)
    {
        if (text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')))
        {
            return Reasons.ControlCharacters;
        }

        var length = text.EnumerateRunes().Count();
        if (length < schema.Least || length > schema.Most)
        {
            return length == 0 ? Reasons.Empty : Limits.OfText(schema);
        }

        if (schema.Pattern is { } pattern && !IsMatch(pattern, text))
        {
            return schema.PatternReason ?? Reasons.NoMatch.With(pattern.ToString());
        }

        return schema.Format switch
        {
            "email" when !Email().IsMatch(text) => Reasons.NoEmail,
            "uuid" when !Guid.TryParseExact(text, "D", out _) => Reasons.NoUuid,
            "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                Reasons.NoDate,
            _ => null,
        };
    }

    private static (JsonNode?, Wording?) ReadInteger(ArgumentSchema schema, JsonElement value)
    {
        if (ReadDecimal(value) is not { } number || number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue)
        {
            return (null, Reasons.NoWholeNumber);
        }

        return number < schema.Least || number > schema.Most ? (null, Limits.OfNumber(schema)) : ((long)number, null);
    }

    private static (JsonNode?, Wording?) ReadNumber(ArgumentSchema schema, JsonElement value)
    {
        if (ReadDecimal(value) is not { } number)
        {
            return (null, Reasons.NoNumber);
        }

        return number < schema.Least || number > schema.Most ? (null, Limits.OfNumber(schema)) : (number, null);
    }

    private static (JsonNode?, Wording?) ReadBoolean(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => (true, null),
        JsonValueKind.False => (false, null),
        JsonValueKind.String when Text.TryRead(value, out var text) && bool.TryParse(text, out var flag) => (flag, null),
        _ => (null, Reasons.NoBoolean),
    };

    private static decimal? ReadDecimal(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.TryGetDecimal(out var number) ? number : null;
        }

        return Text.TryRead(value, out var text)
            && decimal.TryParse(text.Trim(), PlainNumber, CultureInfo.InvariantCulture, out var written)
            ? written
            : null;
    }

    private static string? MatchValue(IReadOnlyList<string> values, string text)
    {
        var canonical = text.Replace(' ', '_').Replace('-', '_');
        return values.FirstOrDefault(value => value == text)
            ?? values.FirstOrDefault(value => value.Equals(canonical, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsMatch(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    [GeneratedRegex("^-?[0-9]+$")]
    private static partial Regex WholeNumber();

    // Not the whole of RFC 5322: enough to tell an address from a mishearing. The owner of customers decides.
    [GeneratedRegex(@"^[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 50)]
    private static partial Regex Email();
}
