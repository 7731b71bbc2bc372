using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CustomersService.Hearing;

/// <summary>Digits as people say them: "four one five, double five five, oh one fifteen", "triple nine", "one eight hundred".</summary>
internal static class SpokenDigits
{
    private const int MaxLength = 300;

    private static readonly FrozenDictionary<string, string> Words = WordTable.Read(
        """
        0 zero oh o nought naught nil
        1 one
        2 two
        3 three
        4 four
        5 five
        6 six
        7 seven
        8 eight
        9 nine niner
        10 ten
        11 eleven
        12 twelve
        13 thirteen
        14 fourteen
        15 fifteen
        16 sixteen
        17 seventeen
        18 eighteen
        19 nineteen
        00 hundred
        000 thousand
        + plus
        """);

    private static readonly FrozenDictionary<string, string> Tens = WordTable.Read(
        """
        2 twenty
        3 thirty
        4 forty fourty
        5 fifty
        6 sixty
        7 seventy
        8 eighty
        9 ninety
        """);

    private static readonly FrozenDictionary<string, string> Repeats = WordTable.Read(
        """
        2 double
        3 triple treble
        4 quadruple
        """);

    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "code", "country", "number", "customer", "is", "it's", "its", "my", "the", "then", "and", "dash", "hyphen", "dot", "space",
    };

    /// <summary>
    /// The digits, with a plus sign before them if one was said. Digits that are written stay; teens are two digits, a ten takes the
    /// digit after it ("fifty five" is 55). Null when a word is none of this, or no digit is among them.
    /// </summary>
    public static string? Read(string input)
    {
        if (input.Length > MaxLength)
            return null;

        var words = SpokenWords.Of(input);
        var digits = new StringBuilder();

        for (var next = 0; next < words.Count;)
        {
            if (Fillers.Contains(words[next]))
                next++;
            else if (ReadAt(words, next) is var (read, length))
                (_, next) = (digits.Append(read), next + length);
            else
                return null;
        }

        return digits.ToString().Any(char.IsAsciiDigit) ? digits.ToString() : null;
    }

    /// <summary>The digits that begin at a word, and how many words they take; null when none does.</summary>
    public static (string Digits, int Words)? ReadAt(IReadOnlyList<string> words, int at)
    {
        if (Repeats.TryGetValue(words[at], out var times))
            return at + 1 < words.Count && Single(words[at + 1]) is { } digit ? (new string(digit, times[0] - '0'), 2) : null;

        if (Tens.TryGetValue(words[at], out var ten))
            return at + 1 < words.Count && Single(words[at + 1]) is { } unit and not '0' ? ($"{ten}{unit}", 2) : ($"{ten}0", 1);

        return Written(words[at]) is { } read ? (read, 1) : null;
    }

    private static string? Written(string word) =>
        Words.GetValueOrDefault(word) ?? (word.All(c => IsDigit(c) || c == '+') ? string.Concat(word.Select(AsciiOf)) : null);

    private static char? Single(string word) => Written(word) is [>= '0' and <= '9' and var digit] ? digit : null;

    private static bool IsDigit(char character) => CharUnicodeInfo.GetDecimalDigitValue(character) >= 0;

    private static char AsciiOf(char character) => character == '+' ? '+' : (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character));
}
