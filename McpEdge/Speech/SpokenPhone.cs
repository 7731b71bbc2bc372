namespace McpEdge.Speech;

/// <summary>Telephone numbers, digit by digit in the groups that people say.</summary>
internal static class SpokenPhone
{
    private static readonly HashSet<string> TwoDigitCountryCodes =
    [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53",
        "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94",
        "95", "98",
    ];

    /// <summary>"plus one, four one five, five five five, zero one zero one" for +14155550101.</summary>
    /// <param name="phone">E.164; any other writing is said in groups without a country code.</param>
    public static string Say(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        if (!phone.StartsWith('+') || digits.Length < 5)
        {
            return string.Join(", ", Groups(digits).Select(group => SpokenNumber.Digits(group)));
        }

        var code = CountryCode(digits);
        var groups = Groups(digits[code.Length..]).Select(group => SpokenNumber.Digits(group));
        return $"plus {SpokenNumber.Digits(code)}, {string.Join(", ", groups)}";
    }

    private static string CountryCode(string digits) =>
        digits[0] is '1' or '7' ? digits[..1]
        : TwoDigitCountryCodes.Contains(digits[..2]) ? digits[..2]
        : digits[..3];

    // Threes from the left and a last group of two to four: 3-3-4 for ten digits, as in North America.
    private static List<string> Groups(string digits)
    {
        var groups = new List<string>();
        while (digits.Length > 4)
        {
            groups.Add(digits[..3]);
            digits = digits[3..];
        }

        if (digits.Length > 0)
        {
            groups.Add(digits);
        }

        return groups;
    }
}
