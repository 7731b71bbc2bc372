using System.Collections.Frozen;

namespace McpEdge.Speech;

internal sealed class SpokenFrench : SpokenLanguage
{
    // Below ten, minor units need their name: "douze euros cinq" is heard as fifty.
    private const ulong LeastUnnamedCents = 10;
    private const ulong Million = 1_000_000;

    private static readonly FrozenDictionary<string, CurrencyName> Currencies = new Dictionary<string, CurrencyName>
    {
        ["USD"] = new(new("dollar", "dollars"), new("cent", "cents")),
        ["CAD"] = new(new("dollar canadien", "dollars canadiens"), new("cent", "cents")),
        ["AUD"] = new(new("dollar australien", "dollars australiens"), new("cent", "cents")),
        ["NZD"] = new(new("dollar néo-zélandais", "dollars néo-zélandais"), new("cent", "cents")),
        ["EUR"] = new(new("euro", "euros"), new("centime", "centimes")),
        ["GBP"] = new(new("livre", "livres", Gender.Feminine), new("penny", "pence")),
        ["CHF"] = new(new("franc", "francs"), new("centime", "centimes")),
        ["INR"] = new(new("roupie", "roupies", Gender.Feminine), new("paisa", "paisas")),
        ["MXN"] = new(new("peso mexicain", "pesos mexicains"), new("centavo", "centavos")),
        ["JPY"] = new(new("yen", "yens"), new("")),
        ["KRW"] = new(new("won", "wons"), new("")),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public override string Code => "fr";

    protected override string And => "et";

    protected override string Or => "ou";

    protected override string Minus => "moins";

    protected override string Plus => "plus";

    public override T Choose<T>(T english, T german, T french) => french;

    public override string Date(DateOnly date, DateOnly today) => FrenchDate.Say(date, today);

    public override string On(DateOnly date, DateOnly today) => $"le {Date(date, today)}";

    public override string Of(DateOnly date, DateOnly today) => $"du {Date(date, today)}";

    public override string FromTo(DateOnly from, DateOnly to, DateOnly today) => $"du {Date(from, YearFrom(from, to, today))} au {Date(to, today)}";

    public override string Time(TimeOnly time) => FrenchDate.Say(time);

    public override string Year(int year) => FrenchNumber.Cardinal((ulong)year, null);

    protected override string Words(ulong number, Gender? before) => FrenchNumber.Cardinal(number, before);

    protected override string More(long number) => number == 1 ? "un autre" : $"{Cardinal(number)} autres";

    protected override string? NameOf(char sign) => sign switch
    {
        '@' => "arobase",
        '.' => "point",
        '_' => "tiret bas",
        '-' => "tiret",
        '+' => "plus",
        _ => null,
    };

    protected override CurrencyName? NameOf(string currency) => Currencies.GetValueOrDefault(currency);

    protected override CountedUnit Fraction(int decimals) => decimals == 3 ? new("millième", "millièmes") : new("centième", "centièmes");

    protected override string Amount(string whole, ulong minor, int decimals, CurrencyName name) => decimals == 2 && minor >= LeastUnnamedCents
        ? $"{whole} {FrenchNumber.Cardinal(minor, null)}"
        : $"{whole} et {Quantity(minor, name.Minor)}";

    // In French, none and one are singular.
    protected override bool IsSingular(ulong number) => number < 2;

    // "un million d'euros": million and above are nouns themselves.
    protected override string Quantity(ulong number, string noun, Gender gender)
    {
        var words = Words(number, gender);
        if (number == 0 || number % Million != 0)
        {
            return $"{words} {noun}";
        }

        return "aeiouéèê".Contains(noun[0], StringComparison.OrdinalIgnoreCase) ? $"{words} d'{noun}" : $"{words} de {noun}";
    }

    protected override string CountryCode(string code) => Pair(code);

    // Numbers of two digits from the right, as French numbers are said: "six, douze, trente-quatre".
    protected override IEnumerable<string> PhoneGroups(string digits)
    {
        var head = digits.Length % 2;
        var pairs = digits[head..].Chunk(2).Select(pair => Pair(new(pair)));

        return head == 0 ? pairs : pairs.Prepend(Digits(digits.AsSpan(0, head)));
    }

    // A country code of three digits is said digit by digit.
    private string Pair(string digits) => digits.Length != 2 || digits[0] == '0'
        ? Digits(digits)
        : FrenchNumber.Cardinal(ulong.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), null);
}
