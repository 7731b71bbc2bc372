using System.Collections.Frozen;
using System.Text;

namespace CustomersService.Hearing;

/// <summary>E-mail addresses as they are said: "jon underscore smith four two at g mail dot com".</summary>
internal static class SpokenEmail
{
    private const int MaxLength = 500;

    private static readonly FrozenDictionary<string, string> Signs = WordTable.Read(
        """
        . dot point period
        _ underscore
        - dash hyphen minus
        + plus
        .com dotcom
        """);

    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase) { "all", "lowercase", "capital", "letter", "sign", "it's", "its" };

    /// <summary>Whether this is said rather than written: it has words, and no sign that only writing has.</summary>
    public static bool IsSpoken(string input) => !input.Contains('@') && input.Trim().Contains(' ');

    /// <summary>
    /// The addresses that can be meant, in lower case, the likeliest first; none when no "at" is said. "four" may be a digit or a
    /// word, "oh" a digit or a letter.
    /// </summary>
    public static IReadOnlyList<string> Readings(string input)
    {
        var words = SpokenWords.Of(input.ToLowerInvariant());

        // People are called Pat and towns are in addresses, but the last "at" is the sign.
        var at = words.LastIndexOf("at");

        if (input.Length > MaxLength || at < 1 || at == words.Count - 1)
            return [];

        var domain = Join(words[(at + 1)..], Numbers.AreWords);
        Numbers[] ways = [Numbers.AreDigits, Numbers.AreDigitsButOh, Numbers.AreWords];

        return [.. ways.Select(numbers => $"{Join(words[..at], numbers)}@{domain}").Distinct()];
    }

    /// <summary>What comes after the at sign, said or written, in lower case: "g mail dot com" is gmail.com.</summary>
    public static string Domain(string input) => input.Length > MaxLength
        ? input
        : input.Contains('.') ? input.Trim().TrimStart('@').ToLowerInvariant() : Join(SpokenWords.Of(input.ToLowerInvariant()), Numbers.AreWords);

    private static string Join(List<string> words, Numbers numbers)
    {
        var joined = new StringBuilder();

        for (var next = 0; next < words.Count;)
        {
            var (text, length) = Read(words, next, numbers);
            joined.Append(text);
            next += length;
        }

        return joined.ToString();
    }

    private static (string Text, int Words) Read(List<string> words, int at, Numbers numbers)
    {
        if (Fillers.Contains(words[at]))
            return ("", 1);

        if (words[at] == "under" && at + 1 < words.Count && words[at + 1] == "score")
            return ("_", 2);

        if (Signs.TryGetValue(words[at], out var sign))
            return (sign, 1);

        if (SpelledLetter.RepeatedAt(words, at) is var (repeated, times) && repeated.Letter != 'o')
            return (new string(repeated.Letter, times), 2);

        // "J as in Juliet": the word is worth more than the letter.
        if (words[at].Length == 1 && at + 3 < words.Count && words[at + 1] == "as" && words[at + 2] == "in")
            return (words[at + 3][..1], 4);

        return IsNumber(words[at], numbers) && SpokenDigits.ReadAt(words, at) is var (digits, length) ? (digits, length) : (words[at], 1);
    }

    private static bool IsNumber(string word, Numbers numbers) => numbers switch
    {
        Numbers.AreWords => false,
        Numbers.AreDigitsButOh => word is not ("oh" or "o"),
        _ => word is not "o",
    };

    private enum Numbers
    {
        AreDigits,
        AreDigitsButOh,
        AreWords,
    }
}
