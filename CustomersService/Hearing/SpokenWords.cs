using System.Globalization;

namespace CustomersService.Hearing;

/// <summary>What was said, word by word, as speech recognition writes it.</summary>
internal static class SpokenWords
{
    /// <summary>The words without punctuation around them; hyphens and dashes part words, apostrophes within them stay.</summary>
    public static List<string> Of(string input) =>
        [.. input.Split(Separates, ' ').Select(word => word.Trim('\'', '’')).Where(word => word.Length > 0)];

    private static IEnumerable<string> Split(this string input, Func<char, bool> separates, char blank) =>
        string.Concat(input.Select(character => separates(character) ? blank : character)).Split(blank);

    private static bool Separates(char character) =>
        char.IsWhiteSpace(character)
        || character is ',' or '.' or ';' or ':' or '!' or '?' or '(' or ')' or '/' or '"'
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Control or UnicodeCategory.Format;
}
