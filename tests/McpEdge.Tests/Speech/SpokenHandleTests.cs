using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class SpokenHandleTests
{
    [Theory]
    [InlineData(1, "order one")]
    [InlineData(42, "order forty-two")]
    [InlineData(427, "order four two seven")]
    [InlineData(1001, "order one zero zero one")]
    [InlineData(12345, "order one two, three four five")]
    [InlineData(123456, "order one two three, four five six")]
    public void Long_numbers_are_said_digit_by_digit(long number, string words)
    {
        Assert.Equal(words, SpokenHandle.Say("order", number));
    }

    [Fact]
    public void Every_number_is_said_without_digits()
    {
        Assert.All(Enumerable.Range(0, 30_000), number => Assert.DoesNotContain(SpokenHandle.Say("order", number), char.IsDigit));
    }
}
