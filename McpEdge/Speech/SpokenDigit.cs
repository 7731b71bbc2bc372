using System.Collections.Frozen;

namespace McpEdge.Speech;

/// <summary>Understands the word for one digit in any language.</summary>
internal static class SpokenDigit
{
    private static readonly FrozenDictionary<string, string> Digits = Enumerable.Range(0, 10)
        .SelectMany(digit => SpokenLanguage.All.Select(language => (Word: language.Cardinal(digit), Digit: $"{digit}")))
        .Append((Word: "oh", Digit: "0"))
        .DistinctBy(known => known.Word)
        .ToFrozenDictionary(known => known.Word, known => known.Digit, StringComparer.OrdinalIgnoreCase);

    /// <summary>"4" for "four", "vier" and "quatre", "0" for "oh"; null for anything but the word for one digit.</summary>
    public static string? Read(string word) => Digits.GetValueOrDefault(word);
}
