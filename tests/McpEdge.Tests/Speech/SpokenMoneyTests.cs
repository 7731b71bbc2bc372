using FsCheck;
using FsCheck.Fluent;
using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class SpokenMoneyTests
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
    public void Amounts_are_said_in_words(long minorUnits, string currency, string words)
    {
        Assert.Equal(words, SpokenMoney.Say(minorUnits, currency));
    }

    [Fact]
    public void Every_amount_is_understood_as_itself()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<long>(cents => Understood(SpokenMoney.Say(cents, "USD")) == cents));
        Assert.All(Enumerable.Range(0, 20_000), cents => Assert.Equal(cents, Understood(SpokenMoney.Say(cents, "USD"))));
        Assert.Equal(long.MinValue, Understood(SpokenMoney.Say(long.MinValue, "USD")));
    }

    private static decimal Understood(string words)
    {
        var minus = words.StartsWith("minus ", StringComparison.Ordinal) ? -1 : 1;
        words = words.Replace("minus ", "");
        var split = words.IndexOf(" dollar", StringComparison.Ordinal);
        var dollars = split < 0 ? 0 : WordsBack.Number(words[..split]);
        var rest = split < 0 ? words : words[split..].Replace(" dollars", "").Replace(" dollar", "");
        rest = rest.Replace(" cents", "").Replace(" cent", "").Replace(" and ", " ");

        return minus * ((dollars * 100) + (string.IsNullOrWhiteSpace(rest) ? 0 : WordsBack.Number(rest)));
    }
}
