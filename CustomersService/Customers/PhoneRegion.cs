namespace CustomersService.Customers;

/// <summary>How numbers of one country are written within it.</summary>
/// <param name="CountryCode">Digits after the plus sign.</param>
/// <param name="TrunkPrefix">What callers within the country put before the number, and those abroad leave out.</param>
/// <param name="ExitCode">What callers in the country dial for another country, besides 00.</param>
/// <param name="MinLength">Least digits of a national number, without trunk prefix.</param>
/// <param name="MaxLength">Most digits of a national number, without trunk prefix.</param>
internal sealed record PhoneRegion(string CountryCode, string TrunkPrefix, string ExitCode, int MinLength, int MaxLength)
{
    private static readonly PhoneRegion NorthAmerica = new("1", "1", "011", 10, 10);

    private static readonly Dictionary<string, PhoneRegion> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["US"] = NorthAmerica,
        ["CA"] = NorthAmerica,
        ["GB"] = new("44", "0", "00", 9, 10),
        ["IE"] = new("353", "0", "00", 7, 9),
        ["FR"] = new("33", "0", "00", 9, 9),
        ["DE"] = new("49", "0", "00", 6, 11),
        ["ES"] = new("34", "", "00", 9, 9),
        ["NL"] = new("31", "0", "00", 9, 9),
        ["AU"] = new("61", "0", "0011", 9, 9),
    };

    public static IReadOnlyCollection<string> All => Known.Keys;

    public static string Codes => string.Join(", ", All);

    public static bool IsKnown(string code) => Known.ContainsKey(code);

    public static PhoneRegion Of(string code) => Known[code];

    public static PhoneRegion? OfInternational(string digits) =>
        Known.Values.FirstOrDefault(region => digits.StartsWith(region.CountryCode, StringComparison.Ordinal));

    /// <summary>The number without trunk prefix, which some write even after the country code; null when it can't be one of this country.</summary>
    public string? National(string digits)
    {
        var national = TrunkPrefix.Length > 0 && digits.StartsWith(TrunkPrefix, StringComparison.Ordinal) ? digits[TrunkPrefix.Length..] : digits;

        return national.Length >= MinLength && national.Length <= MaxLength && IsAssignable(national) ? national : null;
    }

    private bool IsAssignable(string national) =>
        this == NorthAmerica ? IsNorthAmericanStart(national[0]) && IsNorthAmericanStart(national[3]) : national[0] != '0';

    // Area and exchange codes of the North American plan start with 2 to 9.
    private static bool IsNorthAmericanStart(char digit) => digit is >= '2' and <= '9';
}
