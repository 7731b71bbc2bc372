using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class FrenchTests
{
    private static readonly SpokenLanguage French = SpokenLanguage.French;

    [Theory]
    [InlineData(0, "zéro")]
    [InlineData(21, "vingt et un")]
    [InlineData(22, "vingt-deux")]
    [InlineData(71, "soixante et onze")]
    [InlineData(77, "soixante-dix-sept")]
    [InlineData(80, "quatre-vingts")]
    [InlineData(81, "quatre-vingt-un")]
    [InlineData(91, "quatre-vingt-onze")]
    [InlineData(200, "deux cents")]
    [InlineData(201, "deux cent un")]
    [InlineData(1000, "mille")]
    [InlineData(80_000, "quatre-vingt mille")]
    [InlineData(200_000, "deux cent mille")]
    [InlineData(80_000_000, "quatre-vingts millions")]
    [InlineData(1_000_001, "un million un")]
    [InlineData(-3, "moins trois")]
    public void Numbers_are_said_in_words(long number, string words) => Assert.Equal(words, French.Cardinal(number));

    [Theory]
    [InlineData(0, "aucune unité")]
    [InlineData(1, "une unité")]
    [InlineData(21, "vingt et une unités")]
    [InlineData(81, "quatre-vingt-une unités")]
    [InlineData(21_000, "vingt et un mille unités")]
    [InlineData(1_000_000, "un million d'unités")]
    public void Counts_agree_with_their_noun(long number, string words) =>
        Assert.Equal(words, French.Count(number, new("aucune unité", "une unité", "unités", Gender.Feminine)));

    [Theory]
    [InlineData(1250, "EUR", "douze euros cinquante")]
    [InlineData(1205, "EUR", "douze euros et cinq centimes")]
    [InlineData(100, "EUR", "un euro")]
    [InlineData(0, "EUR", "zéro euro")]
    [InlineData(1, "GBP", "un penny")]
    [InlineData(2100, "GBP", "vingt et une livres")]
    [InlineData(-550, "CHF", "moins cinq francs cinquante")]
    [InlineData(100_000_000, "EUR", "un million d'euros")]
    [InlineData(200_000_000, "USD", "deux millions de dollars")]
    [InlineData(200_000_100, "USD", "deux millions un dollars")]
    [InlineData(1500, "JPY", "mille cinq cents yens")]
    [InlineData(1205, "XYZ", "douze X Y Z et cinq centièmes")]
    public void Amounts_are_said_in_words(long minorUnits, string currency, string words) =>
        Assert.Equal(words, French.Money(minorUnits, currency));

    [Theory]
    [InlineData("2024-03-01", "vendredi premier mars", "le vendredi premier mars", "du vendredi premier mars")]
    [InlineData("2024-12-21", "samedi vingt et un décembre", "le samedi vingt et un décembre", "du samedi vingt et un décembre")]
    public void Days_are_said_with_their_article(string date, string day, string on, string of)
    {
        var (said, today) = (DateOnly.Parse(date, null), new DateOnly(2024, 11, 21));

        Assert.Equal((day, on, of), (French.Date(said, today), French.On(said, today), French.Of(said, today)));
    }

    [Fact]
    public void The_year_is_said_when_it_is_another() =>
        Assert.Equal("lundi quinze janvier deux mille vingt-quatre", French.Date(new(2024, 1, 15), new(2026, 11, 21)));

    [Theory]
    [InlineData("00:00", "minuit")]
    [InlineData("12:00", "midi")]
    [InlineData("01:30", "une heure trente")]
    [InlineData("21:05", "vingt et une heures cinq")]
    public void Times_are_said_by_the_clock_of_24_hours(string time, string words) => Assert.Equal(words, French.Time(TimeOnly.Parse(time, null)));

    [Theory]
    [InlineData("+33612345678", "plus trente-trois, six, douze, trente-quatre, cinquante-six, soixante-dix-huit")]
    [InlineData("+353861234567", "plus trois cinq trois, huit, soixante et un, vingt-trois, quarante-cinq, soixante-sept")]
    [InlineData("0612003478", "zéro six, douze, zéro zéro, trente-quatre, soixante-dix-huit")]
    [InlineData("", "")]
    public void Phone_numbers_are_said_in_numbers_of_two_digits(string phone, string words) => Assert.Equal(words, French.Phone(phone));
}
