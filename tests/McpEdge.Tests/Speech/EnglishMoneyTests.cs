using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class EnglishMoneyTests
{
    [Theory]
    [InlineData(1250, "USD", "twelve dollars and fifty cents")]
    [InlineData(100, "USD", "one dollar")]
    [InlineData(101, "USD", "one dollar and one cent")]
    [InlineData(99, "USD", "ninety-nine cents")]
    [InlineData(1, "GBP", "one penny")]
    [InlineData(250, "GBP", "two pounds and fifty pence")]
    [InlineData(0, "EUR", "zero euros")]
    [InlineData(-501, "EUR", "minus five euros and one cent")]
    [InlineData(100_000_000, "USD", "one million dollars")]
    [InlineData(1500, "JPY", "one thousand five hundred yen")]
    [InlineData(1250, "usd", "twelve dollars and fifty cents")]
    [InlineData(1205, "XYZ", "twelve X Y Z and five hundredths")]
    [InlineData(1205, "KWD", "one K W D and two hundred and five thousandths")]
    public void Amounts_are_said_in_words(long minorUnits, string currency, string words)
    {
        Assert.Equal(words, SpokenLanguage.English.Money(minorUnits, currency));
    }
}
