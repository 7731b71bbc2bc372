using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace McpEdge.Schemas;

/// <summary>Reads JSON strings that may hold half a surrogate pair, which the parser accepts and no text can carry.</summary>
internal static class Text
{
    private const int LongestName = 64;

    public static bool TryRead(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = value.GetString();
            return text is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public static bool TryRead(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "?";
            return false;
        }
    }

    public static bool IsBlank(JsonElement value) => TryRead(value, out var text) && string.IsNullOrWhiteSpace(text);

    /// <summary>A name that a stranger chose, short enough to quote.</summary>
    public static string Shorten(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
