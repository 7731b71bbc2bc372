namespace McpEdge.Speech;

/// <summary>Numbers in English, for texts that are not in every language yet.</summary>
internal static class SpokenNumber
{
    public static string Cardinal(long number) => SpokenLanguage.English.Cardinal(number);

    public static string Digits(ReadOnlySpan<char> digits) => SpokenLanguage.English.Digits(digits);

    /// <summary>"three customers", "one customer", "no customers".</summary>
    public static string Count(long number, string singular, string? plural = null) =>
        SpokenLanguage.English.Count(number, new($"no {plural ?? singular + "s"}", $"one {singular}", plural ?? singular + "s"));
}
