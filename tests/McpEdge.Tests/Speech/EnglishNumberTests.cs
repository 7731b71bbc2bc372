using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class EnglishNumberTests
{
    [Theory]
    [InlineData(0, "zero")]
    [InlineData(7, "seven")]
    [InlineData(15, "fifteen")]
    [InlineData(50, "fifty")]
    [InlineData(42, "forty-two")]
    [InlineData(100, "one hundred")]
    [InlineData(105, "one hundred and five")]
    [InlineData(1000, "one thousand")]
    [InlineData(1005, "one thousand and five")]
    [InlineData(1250, "one thousand two hundred and fifty")]
    [InlineData(1_000_000, "one million")]
    [InlineData(2_000_042, "two million and forty-two")]
    [InlineData(-3, "minus three")]
    [InlineData(long.MaxValue, "nine quintillion two hundred and twenty-three quadrillion three hundred and seventy-two trillion thirty-six billion eight hundred and fifty-four million seven hundred and seventy-five thousand eight hundred and seven")]
    public void Numbers_are_said_in_words(long number, string words)
    {
        Assert.Equal(words, SpokenLanguage.English.Cardinal(number));
    }

    [Theory]
    [InlineData(1, "first")]
    [InlineData(2, "second")]
    [InlineData(3, "third")]
    [InlineData(4, "fourth")]
    [InlineData(5, "fifth")]
    [InlineData(8, "eighth")]
    [InlineData(9, "ninth")]
    [InlineData(12, "twelfth")]
    [InlineData(16, "sixteenth")]
    [InlineData(20, "twentieth")]
    [InlineData(21, "twenty-first")]
    [InlineData(30, "thirtieth")]
    [InlineData(31, "thirty-first")]
    [InlineData(100, "one hundredth")]
    [InlineData(103, "one hundred and third")]
    public void Places_are_said_in_words(long number, string words)
    {
        Assert.Equal(words, EnglishNumber.Ordinal((ulong)number));
    }

    [Theory]
    [InlineData(0, "no customers")]
    [InlineData(1, "one customer")]
    [InlineData(12, "twelve customers")]
    public void Counts_agree_with_their_noun(long number, string words)
    {
        Assert.Equal(words, SpokenLanguage.English.Count(number, new("no customers", "one customer", "customers")));
    }
}
