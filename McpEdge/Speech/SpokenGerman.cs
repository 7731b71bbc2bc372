using System.Collections.Frozen;

namespace McpEdge.Speech;

internal sealed class SpokenGerman : SpokenLanguage
{
    // Below ten, minor units need their name: "zwölf Euro fünf" is heard as fifty.
    private const ulong LeastUnnamedCents = 10;

    private static readonly FrozenDictionary<string, CurrencyName> Currencies = new Dictionary<string, CurrencyName>
    {
        ["USD"] = new(new("Dollar"), new("Cent")),
        ["CAD"] = new(new("kanadischer Dollar", "kanadische Dollar"), new("Cent")),
        ["AUD"] = new(new("australischer Dollar", "australische Dollar"), new("Cent")),
        ["NZD"] = new(new("neuseeländischer Dollar", "neuseeländische Dollar"), new("Cent")),
        ["EUR"] = new(new("Euro"), new("Cent")),
        ["GBP"] = new(new("Pfund"), new("Penny", "Pence")),
        ["CHF"] = new(new("Franken"), new("Rappen")),
        ["INR"] = new(new("Rupie", "Rupien", Gender.Feminine), new("Paisa")),
        ["MXN"] = new(new("mexikanischer Peso", "mexikanische Peso"), new("Centavo", "Centavos")),
        ["JPY"] = new("Yen"),
        ["KRW"] = new("Won"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public override string Code => "de";

    protected override string And => "und";

    protected override string Or => "oder";

    protected override string Minus => "minus";

    protected override string Plus => "plus";

    public override T Choose<T>(T english, T german, T french) => german;

    public override string Date(DateOnly date, DateOnly today) => GermanDate.Say(date, today, "der", "te");

    public override string On(DateOnly date, DateOnly today) => $"am {GermanDate.Say(date, today, "dem", "ten")}";

    public override string Of(DateOnly date, DateOnly today) => $"vom {GermanDate.Say(date, today, "dem", "ten")}";

    public override string FromTo(DateOnly from, DateOnly to, DateOnly today) =>
        $"von {GermanDate.Say(from, YearFrom(from, to, today), "dem", "ten")}, bis {GermanDate.Say(to, today, "dem", "ten")}";

    public override string Time(TimeOnly time) => GermanDate.Say(time);

    public override string Year(int year) => GermanDate.Year(year);

    protected override string Words(ulong number, Gender? before) => GermanNumber.Cardinal(number, before);

    protected override string More(long number) => number == 1 ? "ein weiterer Eintrag" : $"{Cardinal(number)} weitere";

    protected override string? NameOf(char sign) => sign switch
    {
        '@' => "at",
        '.' => "Punkt",
        '_' => "Unterstrich",
        '-' => "Bindestrich",
        '+' => "plus",
        _ => null,
    };

    protected override CurrencyName? NameOf(string currency) => Currencies.GetValueOrDefault(currency);

    protected override CountedUnit Fraction(int decimals) => new(decimals == 3 ? "Tausendstel" : "Hundertstel");

    protected override string Amount(string whole, ulong minor, int decimals, CurrencyName name) => decimals == 2 && minor >= LeastUnnamedCents
        ? $"{whole} {GermanNumber.Cardinal(minor, null)}"
        : $"{whole} und {Quantity(minor, name.Minor)}";

    // Pairs from the left, and a last group of two or three.
    protected override IEnumerable<string> PhoneGroups(string digits)
    {
        while (digits.Length > 3)
        {
            yield return Digits(digits.AsSpan(0, 2));
            digits = digits[2..];
        }

        if (digits.Length > 0)
        {
            yield return Digits(digits);
        }
    }
}
