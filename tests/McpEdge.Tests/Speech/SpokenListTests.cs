using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class SpokenListTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("soup", "soup")]
    [InlineData("soup salad", "soup and salad")]
    [InlineData("soup salad fish", "soup, salad and fish")]
    [InlineData("soup salad fish cake", "soup, salad, fish and one more")]
    [InlineData("soup salad fish cake tea", "soup, salad, fish and two more")]
    public void At_most_three_items_are_said_and_the_rest_counted(string items, string words)
    {
        Assert.Equal(words, SpokenList.Join(items.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Items_on_later_pages_are_counted_too()
    {
        Assert.Equal("soup and eleven more", SpokenList.Join(["soup"], total: 12));
    }
}
