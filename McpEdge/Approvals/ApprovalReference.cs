using System.Security.Cryptography;
using McpEdge.Speech;

namespace McpEdge.Approvals;

/// <summary>Short names of approvals that survive a telephone line: a letter that no other of them sounds like, and digits.</summary>
internal static class ApprovalReference
{
    /// <summary>What a reference looks like after <see cref="Canonical"/>.</summary>
    public const string Form = "^[A-Z][0-9]{2,8}$";

    private const string Letters = "AFHLQRUWXY";
    private const int Tens = 10;
    private const int ShortestDigits = 2;
    private const int LongestDigits = 8;

    /// <summary>A reference by chance; every second attempt, after others were taken, is longer by a digit.</summary>
    /// <param name="attempt">0 is the first.</param>
    public static string New(int attempt)
    {
        var count = Math.Min(ShortestDigits + (attempt / 2), LongestDigits);
        var digits = Enumerable.Range(0, count).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(Tens)));

        return $"{Letters[RandomNumberGenerator.GetInt32(Letters.Length)]}{string.Concat(digits)}";
    }

    /// <summary>"A four seven".</summary>
    public static string Say(string reference, SpokenLanguage language) => $"{reference[0]} {language.Digits(reference.AsSpan(1))}";

    /// <summary>"A47" for "a 4-7" and for "A four seven".</summary>
    public static string Canonical(string said)
    {
        var words = said.Split([' ', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(words.Select(word => SpokenDigit.Read(word) ?? word)).ToUpperInvariant();
    }
}
