using ServiceDefaults.Changes;

namespace ServiceDefaults.Tests.Changes;

public sealed class ChangeOrderTests
{
    [Theory]
    [InlineData("1-a-2", "1-a-2", true)]
    [InlineData("1-a-3", "1-a-2", true)]
    [InlineData("1-b-0", "1-a-2", true)]
    [InlineData("1-10-0", "1-f-0", true)]
    [InlineData("1-a-1", "1-a-2", false)]
    [InlineData("1-9-5", "1-a-2", false)]
    [InlineData("2-b-0", "1-a-2", false)]
    public void Who_has_reached_a_position_has_dealt_with_those_before(string reached, string position, bool isIncluded)
    {
        Assert.Equal(isIncluded, ChangeOrder.Includes(reached, position));
    }
}
