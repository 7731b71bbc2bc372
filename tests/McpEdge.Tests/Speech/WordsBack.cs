using System.Globalization;
using System.Text.RegularExpressions;

namespace McpEdge.Tests.Speech;

/// <summary>Understands what is said, written apart from the code that says it.</summary>
internal static class WordsBack
{
    private static readonly Dictionary<string, (string Minus, string Units, string Minor, string[] Digits, Func<string, decimal> Number)> Ears = new()
    {
        ["en"] = ("minus", "dollars?", "cents?", ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], EnglishBack.Number),
        ["de"] = ("minus", "Dollar", "Cent", ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"], GermanBack.Number),
        ["fr"] = ("moins", "dollars?", "cents?", ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"], FrenchBack.Number),
    };

    public static decimal Number(string language, string words)
    {
        var minus = Ears[language].Minus + " ";
        return words.StartsWith(minus, StringComparison.Ordinal) ? -Number(language, words[minus.Length..]) : Ears[language].Number(words);
    }

    /// <summary>US dollars, in cents.</summary>
    public static decimal Dollars(string language, string words)
    {
        var ear = Ears[language];
        var amount = Regex.Match(
            words, $"^({ear.Minus} )?(?:(?<units>.+?) (?:de )?(?:{ear.Units})(?: |$))?(?:(?:and|und|et) )?(?<minor>.+?)?(?: (?:{ear.Minor}))?$");
        var cents = (Part("units") * 100) + Part("minor");

        return amount.Groups[1].Success ? -cents : cents;

        decimal Part(string name) => amount.Groups[name] is { Success: true, Value: var said } ? ear.Number(said) : 0;
    }

    /// <summary>The digits of a telephone number without plus.</summary>
    public static string Phone(string language, string words) =>
        words.Length == 0 ? "" : string.Concat(words.Replace("plus ", "").Split(", ").Select(group => Digits(language, group)));

    public static long Handle(string language, string words) =>
        long.Parse(string.Concat(words.Split(", ").Select(group => Digits(language, group))), CultureInfo.InvariantCulture);

    /// <summary>Several digits one after the other, or else one number.</summary>
    public static string Digits(string language, string words)
    {
        var digits = words.Split(' ').Select(word => Array.IndexOf(Ears[language].Digits, word)).ToList();
        return digits.TrueForAll(digit => digit >= 0) ? string.Concat(digits) : Number(language, words).ToString(CultureInfo.InvariantCulture);
    }
}
