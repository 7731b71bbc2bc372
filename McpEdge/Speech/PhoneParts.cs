using System.Collections.Frozen;

namespace McpEdge.Speech;

/// <summary>A telephone number's country code and the rest.</summary>
/// <param name="Code">Empty where the number was written without one.</param>
/// <param name="Rest">The other digits.</param>
internal sealed record PhoneParts(string Code, string Rest)
{
    private const int ShortestInternational = 5;

    private static readonly FrozenSet<string> TwoDigitCodes = FrozenSet.Create(
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53",
        "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94",
        "95", "98");

    /// <param name="phone">E.164; any other writing has no country code.</param>
    public static PhoneParts Of(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        if (!phone.StartsWith('+') || digits.Length < ShortestInternational)
        {
            return new("", digits);
        }

        var code = digits[0] is '1' or '7' ? 1 : TwoDigitCodes.Contains(digits[..2]) ? 2 : 3;
        return new(digits[..code], digits[code..]);
    }
}
