using System.Globalization;

namespace HearingEvaluation;

/// <summary>How people say numbers, addresses and letters.</summary>
internal static class Saying
{
    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] CodeWords =
    [
        "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima", "Mike", "November",
        "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu",
    ];

    /// <summary>"four one five, double five one, oh one one five": zero is oh as often as zero, a pair is doubled half the time.</summary>
    public static string Number(Random random, string digits)
    {
        var words = new List<string>();

        for (var at = 0; at < digits.Length; at++)
        {
            var isDouble = at + 1 < digits.Length && digits[at] == digits[at + 1] && random.Next(2) == 0;
            var digit = digits[at] == '0' && random.Next(2) == 0 ? "oh" : Digits[digits[at] - '0'];
            words.Add(isDouble ? $"double {digit}" : digit);
            at += isDouble ? 1 : 0;
        }

        return string.Join(' ', words);
    }

    /// <summary>"jon underscore smith four two at gmail dot com".</summary>
    public static string Email(Random random, string email) => string.Join(' ', Pieces(email).Select(piece => piece switch
    {
        "@" => "at",
        "." => "dot",
        "_" => "underscore",
        "-" => "dash",
        _ when char.IsAsciiDigit(piece[0]) => Number(random, piece),
        _ => piece,
    }));

    /// <summary>"S, M, Y, T, H", each letter confirmed by a word when asked for.</summary>
    public static string Letters(string name, bool confirmed) => string.Join(
        ", ",
        name.ToUpper(CultureInfo.InvariantCulture).Select(letter => confirmed ? $"{letter} as in {CodeWords[letter - 'A']}" : letter.ToString()));

    private static IEnumerable<string> Pieces(string email)
    {
        for (var start = 0; start < email.Length;)
        {
            var end = start + 1;
            while (end < email.Length && Kind(email[end]) == Kind(email[start]) && Kind(email[start]) != 'p')
                end++;

            yield return email[start..end];
            start = end;
        }
    }

    private static char Kind(char character) => char.IsAsciiLetter(character) ? 'l' : char.IsAsciiDigit(character) ? 'd' : 'p';
}
