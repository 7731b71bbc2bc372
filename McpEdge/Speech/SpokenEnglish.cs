using System.Collections.Frozen;

namespace McpEdge.Speech;

internal sealed class SpokenEnglish : SpokenLanguage
{
    private static readonly FrozenDictionary<string, CurrencyName> Currencies = new Dictionary<string, CurrencyName>
    {
        ["USD"] = new(new("dollar", "dollars"), new("cent", "cents")),
        ["CAD"] = new(new("Canadian dollar", "Canadian dollars"), new("cent", "cents")),
        ["AUD"] = new(new("Australian dollar", "Australian dollars"), new("cent", "cents")),
        ["NZD"] = new(new("New Zealand dollar", "New Zealand dollars"), new("cent", "cents")),
        ["EUR"] = new(new("euro", "euros"), new("cent", "cents")),
        ["GBP"] = new(new("pound", "pounds"), new("penny", "pence")),
        ["CHF"] = new(new("franc", "francs"), new("centime", "centimes")),
        ["INR"] = new(new("rupee", "rupees"), new("paisa", "paise")),
        ["MXN"] = new(new("Mexican peso", "Mexican pesos"), new("centavo", "centavos")),
        ["JPY"] = new("yen"),
        ["KRW"] = new("won"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public override string Code => "en";

    protected override string And => "and";

    protected override string Or => "or";

    protected override string Minus => "minus";

    protected override string Plus => "plus";

    public override T Choose<T>(T english, T german, T french) => english;

    public override string Date(DateOnly date, DateOnly today) => EnglishDate.Say(date, today);

    public override string On(DateOnly date, DateOnly today) => $"on {Date(date, today)}";

    public override string Of(DateOnly date, DateOnly today) => $"of {Date(date, today)}";

    public override string FromTo(DateOnly from, DateOnly to, DateOnly today) => $"from {Date(from, YearFrom(from, to, today))} to {Date(to, today)}";

    public override string Time(TimeOnly time) => EnglishDate.Say(time);

    public override string Year(int year) => EnglishDate.Year(year);

    protected override string Words(ulong number, Gender? before) => EnglishNumber.Cardinal(number);

    protected override string More(long number) => $"{Cardinal(number)} more";

    protected override string? NameOf(char sign) => sign switch
    {
        '@' => "at",
        '.' => "dot",
        '_' => "underscore",
        '-' => "dash",
        '+' => "plus",
        _ => null,
    };

    protected override CurrencyName? NameOf(string currency) => Currencies.GetValueOrDefault(currency);

    protected override CountedUnit Fraction(int decimals) =>
        decimals == 3 ? new("thousandth", "thousandths") : new("hundredth", "hundredths");

    protected override string Amount(string whole, ulong minor, int decimals, CurrencyName name) => $"{whole} and {Quantity(minor, name.Minor)}";

    // Threes from the left and a last group of two to four: 3-3-4 for ten digits, as in North America.
    protected override IEnumerable<string> PhoneGroups(string digits)
    {
        while (digits.Length > 4)
        {
            yield return Digits(digits.AsSpan(0, 3));
            digits = digits[3..];
        }

        if (digits.Length > 0)
        {
            yield return Digits(digits);
        }
    }
}
