using McpEdge.Approvals;
using McpEdge.Speech;

namespace McpEdge.Tests.Approvals;

public sealed class ApprovalReferenceTests
{
    [Theory]
    [InlineData("A47")]
    [InlineData("a47")]
    [InlineData(" A 4 7 ")]
    [InlineData("A-47")]
    [InlineData("a four seven")]
    [InlineData("A. Four, seven.")]
    public void A_reference_is_understood_as_people_say_it(string said)
    {
        Assert.Equal("A47", ApprovalReference.Canonical(said));
    }

    [Fact]
    public void Oh_is_zero()
    {
        Assert.Equal("L00", ApprovalReference.Canonical("L oh zero"));
    }

    [Fact]
    public void What_is_said_is_understood()
    {
        var references = Enumerable.Range(0, 1_000).Select(attempt => ApprovalReference.New(attempt % 20)).ToList();

        Assert.All(references, reference => Assert.Matches(ApprovalReference.Form, reference));
        Assert.All(references, reference => Assert.Equal(reference, ApprovalReference.Canonical(ApprovalReference.Say(reference, SpokenLanguage.English))));
        Assert.Equal("A four seven", ApprovalReference.Say("A47", SpokenLanguage.English));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(2, 4)]
    [InlineData(100, 9)]
    public void The_short_ones_come_first(int attempt, int length)
    {
        Assert.Equal(length, ApprovalReference.New(attempt).Length);
    }
}
