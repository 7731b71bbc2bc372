namespace McpEdge.Speech;

/// <summary>Numbers in English, for texts that are not in every language yet.</summary>
internal static class SpokenNumber
{
    private static readonly string[] AllDigits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    public static string Cardinal(long number) => SpokenLanguage.English.Cardinal(number);

    public static string Digits(ReadOnlySpan<char> digits) => SpokenLanguage.English.Digits(digits);

    /// <summary>"4" for "four", "0" for "oh"; null for anything but the word for one digit.</summary>
    public static string? Digit(string word)
    {
        if (word.Equals("oh", StringComparison.OrdinalIgnoreCase))
        {
            return "0";
        }

        return AllDigits.FirstOrDefault(digit => Digits(digit).Equals(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>"three customers", "one customer", "no customers".</summary>
    public static string Count(long number, string singular, string? plural = null) =>
        SpokenLanguage.English.Count(number, new($"no {plural ?? singular + "s"}", $"one {singular}", plural ?? singular + "s"));
}
