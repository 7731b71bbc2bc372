namespace McpEdge.Speech;

/// <summary>Amounts of money as English words.</summary>
internal static class SpokenMoney
{
    private sealed record Currency(int Decimals, string Unit, string Units, string Cent, string Cents);

    private static readonly Dictionary<string, Currency> Currencies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["USD"] = new(2, "dollar", "dollars", "cent", "cents"),
        ["CAD"] = new(2, "Canadian dollar", "Canadian dollars", "cent", "cents"),
        ["AUD"] = new(2, "Australian dollar", "Australian dollars", "cent", "cents"),
        ["NZD"] = new(2, "New Zealand dollar", "New Zealand dollars", "cent", "cents"),
        ["EUR"] = new(2, "euro", "euros", "cent", "cents"),
        ["GBP"] = new(2, "pound", "pounds", "penny", "pence"),
        ["CHF"] = new(2, "franc", "francs", "centime", "centimes"),
        ["INR"] = new(2, "rupee", "rupees", "paisa", "paise"),
        ["MXN"] = new(2, "Mexican peso", "Mexican pesos", "centavo", "centavos"),
        ["JPY"] = new(0, "yen", "yen", "", ""),
        ["KRW"] = new(0, "won", "won", "", ""),
    };

    /// <summary>"twelve dollars and fifty cents" for 1250 USD.</summary>
    /// <param name="minorUnits">The amount in the currency's minor unit.</param>
    /// <param name="currency">ISO 4217; a currency without a name here is spelt.</param>
    public static string Say(long minorUnits, string currency)
    {
        var minus = minorUnits < 0 ? "minus " : "";
        var amount = minorUnits < 0 ? (ulong)-(minorUnits + 1) + 1 : (ulong)minorUnits;
        var named = Currencies.GetValueOrDefault(currency) ?? Unnamed(currency);

        if (named.Decimals == 0)
        {
            return minus + Quantity((long)amount, named.Unit, named.Units);
        }

        var (units, cents) = ((long)(amount / 100), (long)(amount % 100));
        if (cents == 0)
        {
            return minus + Quantity(units, named.Unit, named.Units);
        }

        var small = Quantity(cents, named.Cent, named.Cents);
        return units == 0 ? minus + small : $"{minus}{Quantity(units, named.Unit, named.Units)} and {small}";
    }

    private static Currency Unnamed(string currency)
    {
        var spelt = string.Join(' ', currency.ToUpperInvariant().Where(char.IsAsciiLetter));
        return new(2, spelt, spelt, "hundredth", "hundredths");
    }

    private static string Quantity(long number, string one, string many) =>
        $"{SpokenNumber.Cardinal(number)} {(number == 1 ? one : many)}";
}
