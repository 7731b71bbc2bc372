using McpEdge.Limits;

namespace McpEdge.Tests.Limits;

public sealed class RateTests
{
    [Theory]
    [InlineData("60/00:01:00", 60, 60)]
    [InlineData("5/00:05:00", 5, 300)]
    [InlineData("1/1.00:00:00", 1, 86_400)]
    public void A_rate_is_calls_and_time(string text, int permits, int seconds)
    {
        Assert.Equal(new Rate(permits, TimeSpan.FromSeconds(seconds)), Rate.Parse(text));
    }

    [Theory]
    [InlineData("60")]
    [InlineData("0/00:01:00")]
    [InlineData("-5/00:01:00")]
    [InlineData("5/00:00:00")]
    [InlineData("/00:01:00")]
    [InlineData("many/00:01:00")]
    public void What_is_no_rate_is_refused_with_an_example(string text)
    {
        Assert.Contains("such as 60/00:01:00", Assert.Throws<FormatException>(() => Rate.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_rate_admits_at_least_one_call()
    {
        Assert.Equal(30, new Rate(60, TimeSpan.FromMinutes(1)).Times(0.5).Permits);
        Assert.Equal(1, new Rate(1, TimeSpan.FromMinutes(1)).Times(0.5).Permits);
        Assert.Equal(int.MaxValue, new Rate(60_000, TimeSpan.FromMinutes(1)).Times(1_000_000).Permits);
    }
}
