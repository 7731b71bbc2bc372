namespace McpEdge.Speech;

/// <summary>Numbers in English, for texts that are not in every language yet.</summary>
internal static class SpokenNumber
{
    public static string Cardinal(long number) => SpokenLanguage.English.Cardinal(number);

    public static string Digits(ReadOnlySpan<char> digits) => SpokenLanguage.English.Digits(digits);

    /// <summary>"4" for "four", "0" for "oh"; null for anything but the word for one digit.</summary>
    public static string? Digit(string word)
    {
        var digit = word.Equals("oh", StringComparison.OrdinalIgnoreCase)
            ? 0
            : Array.FindIndex(Small, 0, 10, small => small.Equals(word, StringComparison.OrdinalIgnoreCase));

        return digit < 0 ? null : ((char)('0' + digit)).ToString();
    }

    /// <summary>"three customers", "one customer", "no customers".</summary>
    public static string Count(long number, string singular, string? plural = null) =>
        SpokenLanguage.English.Count(number, new($"no {plural ?? singular + "s"}", $"one {singular}", plural ?? singular + "s"));
}
