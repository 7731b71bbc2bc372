using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace McpEdge.Speech;

/// <summary>How a language says what an ear has to catch: numbers, money, dates, telephone numbers, addresses, handles, lists.</summary>
internal abstract class SpokenLanguage
{
    /// <summary>How many items of a list are said; the rest is counted.</summary>
    public const int MostItems = 3;

    // Up to here a handle is said as a number.
    private const long LongestSpokenHandle = 99;

    public static SpokenLanguage English { get; } = new SpokenEnglish();

    public static SpokenLanguage German { get; } = new SpokenGerman();

    public static SpokenLanguage French { get; } = new SpokenFrench();

    public static IReadOnlyList<SpokenLanguage> All { get; } = [English, German, French];

    /// <summary>ISO 639-1, such as <c>de</c>.</summary>
    public abstract string Code { get; }

    /// <summary>What joins the last two of a list.</summary>
    protected abstract string And { get; }

    protected abstract string Or { get; }

    protected abstract string Minus { get; }

    protected abstract string Plus { get; }

    /// <summary>The language of a BCP 47 tag such as <c>de-AT</c>, by its first part. False: none that is spoken here.</summary>
    public static bool TryFind(string? tag, [NotNullWhen(true)] out SpokenLanguage? language)
    {
        var first = tag?.Split('-', '_')[0];
        language = All.FirstOrDefault(known => known.Code.Equals(first, StringComparison.OrdinalIgnoreCase));

        return language is not null;
    }

    /// <summary>The one of three that is in this language.</summary>
    public abstract T Choose<T>(T english, T german, T french);

    /// <summary>A number by itself: "one hundred and five", "einhundertfünf", "cent cinq".</summary>
    public string Cardinal(long number) => Sign(number) + Words(Magnitude(number), before: null);

    /// <summary>A number with what it counts: "no customers", "one customer", "twelve customers".</summary>
    public string Count(long number, CountForms forms) => number switch
    {
        0 => forms.None,
        1 => forms.One,
        _ => Sign(number) + Quantity(Magnitude(number), forms.Many, forms.Gender),
    };

    /// <summary>Digit by digit: "one zero zero one" for "1001". Anything but ASCII digits is left out.</summary>
    public string Digits(ReadOnlySpan<char> digits)
    {
        var words = new List<string>(digits.Length);
        foreach (var digit in digits)
        {
            if (char.IsAsciiDigit(digit))
            {
                words.Add(Words((ulong)(digit - '0'), before: null));
            }
        }

        return string.Join(' ', words);
    }

    /// <summary>The number of a customer or an order: up to 99 as a number, longer ones digit by digit, over four digits in groups of three.</summary>
    public string Handle(long number)
    {
        if (number is >= 0 and <= LongestSpokenHandle)
        {
            return Cardinal(number);
        }

        var digits = number.ToString(CultureInfo.InvariantCulture).TrimStart('-');
        var head = digits.Length <= 4 ? digits.Length : digits.Length % 3;
        var groups = digits[head..].Chunk(3).Select(group => Digits(group));

        return string.Join(", ", head == 0 ? groups : groups.Prepend(Digits(digits.AsSpan(0, head))));
    }

    /// <summary>"twelve dollars and fifty cents" for 1250 USD.</summary>
    /// <param name="minorUnits">The amount in the currency's minor unit.</param>
    /// <param name="currency">ISO 4217; a currency without a name here is spelt.</param>
    public string Money(long minorUnits, string currency)
    {
        var decimals = CurrencyDecimals.Of(currency);
        var (units, minor) = Math.DivRem(Magnitude(minorUnits), CurrencyDecimals.PerUnit(decimals));
        var name = NameOf(currency) ?? Unnamed(currency, decimals);
        var whole = Quantity(units, name.Unit);

        return Sign(minorUnits) + (units, minor) switch
        {
            (_, 0) => whole,
            (0, _) => Quantity(minor, name.Minor),
            _ => Amount(whole, minor, decimals, name),
        };
    }

    /// <summary>"plus one, four one five, five five five, zero one zero one" for +14155550101.</summary>
    /// <param name="phone">E.164; any other writing is said in groups without a country code.</param>
    public string Phone(string phone)
    {
        var (code, rest) = PhoneParts.Of(phone);
        var groups = PhoneGroups(rest);

        return string.Join(", ", code.Length == 0 ? groups : groups.Prepend($"{Plus} {CountryCode(code)}"));
    }

    /// <summary>"jon underscore smyth at example dot com".</summary>
    public string Email(string email)
    {
        var words = email.Select(character =>
            char.IsAsciiDigit(character) ? $" {Digits([character])} " : NameOf(character) is { } sign ? $" {sign} " : character.ToString());

        return string.Join(' ', string.Concat(words).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>"a", "a and b", "a, b and c", "a, b, c and nine more".</summary>
    /// <param name="items">The items, most important first.</param>
    /// <param name="total">How many there are in all, when more than <paramref name="items"/>.</param>
    public string List(IReadOnlyList<string> items, long? total = null)
    {
        var said = items.Take(MostItems).ToList();
        var more = Math.Max(total ?? 0, items.Count) - said.Count;
        if (more > 0)
        {
            said.Add(More(more));
        }

        return Join(said, And);
    }

    /// <summary>"a, b or c", all of them.</summary>
    public string Either(IReadOnlyList<string> choices) => Join(choices, Or);

    /// <summary>"Tuesday, January sixteenth"; the year is said when it is not <paramref name="today"/>'s.</summary>
    public abstract string Date(DateOnly date, DateOnly today);

    /// <summary>"on Tuesday, January sixteenth", "am Dienstag, dem sechzehnten Januar", "le mardi seize janvier".</summary>
    public abstract string On(DateOnly date, DateOnly today);

    /// <summary>"of Tuesday, January sixteenth", "vom Dienstag, dem sechzehnten Januar", "du mardi seize janvier".</summary>
    public abstract string Of(DateOnly date, DateOnly today);

    /// <summary>"from Monday, January first to …", "von Montag, dem ersten Januar, bis …", "du lundi premier janvier au …".</summary>
    public abstract string FromTo(DateOnly from, DateOnly to, DateOnly today);

    /// <summary>A time of day: "twelve thirty PM", "zwölf Uhr dreißig", "douze heures trente".</summary>
    public abstract string Time(TimeOnly time);

    /// <summary>"twenty twenty-four", "zweitausendvierundzwanzig", "deux mille vingt-quatre".</summary>
    public abstract string Year(int year);

    /// <summary>The words of a number.</summary>
    /// <param name="number">Any number.</param>
    /// <param name="before">The gender of the noun that follows; null for a number by itself.</param>
    protected abstract string Words(ulong number, Gender? before);

    /// <summary>"nine more".</summary>
    protected abstract string More(long number);

    /// <summary>How a sign of an e-mail address is called; null for one that is said as it is.</summary>
    protected abstract string? NameOf(char sign);

    /// <summary>Null for a currency that has no name here.</summary>
    protected abstract CurrencyName? NameOf(string currency);

    /// <summary>What a part of a currency without name is called.</summary>
    protected abstract CountedUnit Fraction(int decimals);

    /// <summary>Units and minor units, both of which are there.</summary>
    protected abstract string Amount(string whole, ulong minor, int decimals, CurrencyName name);

    /// <summary>The digits after the country code in the groups that people say.</summary>
    protected abstract IEnumerable<string> PhoneGroups(string digits);

    protected virtual string CountryCode(string code) => Digits(code);

    protected virtual bool IsSingular(ulong number) => number == 1;

    protected string Quantity(ulong number, CountedUnit unit) => Quantity(number, IsSingular(number) ? unit.One : unit.Many, unit.Gender);

    /// <summary>A number before a noun.</summary>
    protected virtual string Quantity(ulong number, string noun, Gender gender) => $"{Words(number, gender)} {noun}";

    /// <summary>The day by whose year that of a first day needs no saying: its own, when the last day says it.</summary>
    protected static DateOnly YearFrom(DateOnly from, DateOnly to, DateOnly today) => from.Year == to.Year ? from : today;

    private static ulong Magnitude(long number) => number < 0 ? (ulong)-(number + 1) + 1 : (ulong)number;

    private static string Join(IReadOnlyList<string> items, string joint) =>
        items.Count <= 1 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} {joint} {items[^1]}";

    private string Sign(long number) => number < 0 ? $"{Minus} " : "";

    private CurrencyName Unnamed(string currency, int decimals)
    {
        var spelt = string.Join(' ', currency.ToUpperInvariant().Where(char.IsAsciiLetter));
        return new(new(spelt, spelt), Fraction(decimals));
    }
}
