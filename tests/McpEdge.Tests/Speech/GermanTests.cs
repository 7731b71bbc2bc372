using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class GermanTests
{
    private static readonly SpokenLanguage German = SpokenLanguage.German;

    [Theory]
    [InlineData(0, "null")]
    [InlineData(1, "eins")]
    [InlineData(21, "einundzwanzig")]
    [InlineData(30, "dreißig")]
    [InlineData(100, "einhundert")]
    [InlineData(101, "einhunderteins")]
    [InlineData(1001, "eintausendeins")]
    [InlineData(21_071, "einundzwanzigtausendeinundsiebzig")]
    [InlineData(101_000, "einhunderteintausend")]
    [InlineData(1_000_001, "eine Million eins")]
    [InlineData(2_000_042, "zwei Millionen zweiundvierzig")]
    [InlineData(-3, "minus drei")]
    public void Numbers_are_said_in_words(long number, string words) => Assert.Equal(words, German.Cardinal(number));

    [Theory]
    [InlineData(0, "keine Bestellungen")]
    [InlineData(1, "eine Bestellung")]
    [InlineData(101, "einhundertein Bestellungen")]
    [InlineData(1_000_000, "eine Million Bestellungen")]
    public void Counts_agree_with_their_noun(long number, string words) =>
        Assert.Equal(words, German.Count(number, new("keine Bestellungen", "eine Bestellung", "Bestellungen", Gender.Feminine)));

    [Theory]
    [InlineData(1250, "EUR", "zwölf Euro fünfzig")]
    [InlineData(1205, "EUR", "zwölf Euro und fünf Cent")]
    [InlineData(101, "EUR", "ein Euro und ein Cent")]
    [InlineData(100, "USD", "ein Dollar")]
    [InlineData(99, "USD", "neunundneunzig Cent")]
    [InlineData(1, "GBP", "ein Penny")]
    [InlineData(100, "INR", "eine Rupie")]
    [InlineData(210, "CAD", "zwei kanadische Dollar zehn")]
    [InlineData(0, "EUR", "null Euro")]
    [InlineData(-550, "CHF", "minus fünf Franken fünfzig")]
    [InlineData(100_000_000, "EUR", "eine Million Euro")]
    [InlineData(1500, "JPY", "eintausendfünfhundert Yen")]
    [InlineData(1205, "XYZ", "zwölf X Y Z und fünf Hundertstel")]
    public void Amounts_are_said_in_words(long minorUnits, string currency, string words) =>
        Assert.Equal(words, German.Money(minorUnits, currency));

    [Theory]
    [InlineData("2024-03-03", "Sonntag, der dritte März", "am Sonntag, dem dritten März", "vom Sonntag, dem dritten März")]
    [InlineData("2024-03-01", "Freitag, der erste März", "am Freitag, dem ersten März", "vom Freitag, dem ersten März")]
    [InlineData("2024-05-07", "Dienstag, der siebte Mai", "am Dienstag, dem siebten Mai", "vom Dienstag, dem siebten Mai")]
    [InlineData("2024-08-31", "Samstag, der einunddreißigste August", "am Samstag, dem einunddreißigsten August", "vom Samstag, dem einunddreißigsten August")]
    public void Days_are_declined(string date, string day, string on, string of)
    {
        var (said, today) = (DateOnly.Parse(date, null), new DateOnly(2024, 11, 21));

        Assert.Equal((day, on, of), (German.Date(said, today), German.On(said, today), German.Of(said, today)));
    }

    [Fact]
    public void The_year_is_said_when_it_is_another() =>
        Assert.Equal("Montag, der fünfzehnte Januar zweitausendvierundzwanzig", German.Date(new(2024, 1, 15), new(2026, 11, 21)));

    [Theory]
    [InlineData(1066, "eintausendsechsundsechzig")]
    [InlineData(1900, "neunzehnhundert")]
    [InlineData(1906, "neunzehnhundertsechs")]
    [InlineData(2005, "zweitausendfünf")]
    public void Years_are_said_as_people_say_them(int year, string words) => Assert.Equal(words, German.Year(year));

    [Theory]
    [InlineData("00:00", "Mitternacht")]
    [InlineData("01:30", "ein Uhr dreißig")]
    [InlineData("09:05", "neun Uhr fünf")]
    [InlineData("21:00", "einundzwanzig Uhr")]
    public void Times_are_said_by_the_clock_of_24_hours(string time, string words) => Assert.Equal(words, German.Time(TimeOnly.Parse(time, null)));

    [Theory]
    [InlineData("+4930123456", "plus vier neun, drei null, eins zwei, drei vier, fünf sechs")]
    [InlineData("+14155550101", "plus eins, vier eins, fünf fünf, fünf fünf, null eins, null eins")]
    [InlineData("0301234567", "null drei, null eins, zwei drei, vier fünf, sechs sieben")]
    [InlineData("", "")]
    public void Phone_numbers_are_said_in_pairs(string phone, string words) => Assert.Equal(words, German.Phone(phone));
}
