using CustomersService.Feedback;

namespace CustomersService.Tests.Feedback;

public sealed class SentimentReaderTests
{
    [Theory]
    [InlineData("The food was good.", "The food was not good.")]
    [InlineData("The food was very good.", "The food was good.")]
    [InlineData("The food was good.", "The food was slightly good.")]
    [InlineData("The food was good!", "The food was good.")]
    [InlineData("It was not bad.", "It was bad.")]
    [InlineData("The food was bad but the service was good.", "The food was good but the service was bad.")]
    [InlineData("I don’t think it was bad.", "I think it was bad.")]
    public void One_sounds_better_than_the_other(string better, string worse) =>
        Assert.True(SentimentReader.Read(better).Sum > SentimentReader.Read(worse).Sum);

    [Fact]
    public void A_negation_does_not_reach_over_a_full_stop() =>
        Assert.Equal(SentimentReader.Read("Good food."), SentimentReader.Read("We did not. Good food."));

    [Theory]
    [InlineData("")]
    [InlineData("12345 !!! ???")]
    [InlineData("; DROP TABLE feedback; --")]
    public void Where_nothing_is_judged_the_score_is_zero(string text)
    {
        var mood = SentimentReader.Read(text);

        Assert.Equal((0.0, Sentiment.Neutral), (mood.Score, mood.Sentiment));
    }

    [Fact]
    public void The_score_stays_between_minus_one_and_one()
    {
        Assert.InRange(SentimentReader.Read(string.Join(' ', Enumerable.Repeat("absolutely amazing!", 300))).Score, 0.9, 1);
        Assert.InRange(SentimentReader.Read(string.Join(' ', Enumerable.Repeat("absolutely awful!", 300))).Score, -1, -0.9);
    }
}
