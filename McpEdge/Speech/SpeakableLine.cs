using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace McpEdge.Speech;

/// <summary>
/// The last step before text is spoken. Tools word their answers themselves; this makes sure that data they quote (names,
/// reasons, product texts) cannot bring line breaks, markup, dates in digits or long digit runs into them.
/// </summary>
internal static partial class SpeakableLine
{
    /// <summary>One line, without Markdown, ISO dates and runs of more than four digits.</summary>
    public static string From(string text, SpokenLanguage language)
    {
        // First, because what stands on both sides of a dropped character comes together.
        var line = Clean(text);
        line = IsoDate().Replace(line, match => SayDate(match, language));

        return LongDigits().Replace(line, run => language.Digits(run.Value));
    }

    /// <summary>A hint to an agent names arguments and scopes as they are written, so it only loses its line breaks.</summary>
    public static string FromHint(string hint) => Whitespace().Replace(hint, " ").Trim();

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var kept = char.IsControl(character) || char.IsWhiteSpace(character) ? ' ' : character;
            if (kept == ' ' ? clean.Length > 0 && clean[^1] != ' ' : !IsMarkup(kept))
            {
                clean.Append(kept);
            }
        }

        return clean.ToString().TrimEnd();
    }

    private static bool IsMarkup(char character) =>
        !char.IsAsciiLetterOrDigit(character)
        && (character is '*' or '_' or '`' or '#' or '|' or '<' or '>' or '[' or ']' or '~' or '\\'
            || char.IsSurrogate(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format);

    private static string SayDate(Match match, SpokenLanguage language)
    {
        if (!DateOnly.TryParseExact(match.Groups[1].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return match.Value;
        }

        // Without a clock the year is always said.
        return language.Date(date, today: DateOnly.MinValue);
    }

    [GeneratedRegex(@"\b(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"[0-9]{5,}")]
    private static partial Regex LongDigits();
}
