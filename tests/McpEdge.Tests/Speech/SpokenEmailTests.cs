using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class SpokenEmailTests
{
    [Theory]
    [InlineData("customer@example.com", "customer at example dot com")]
    [InlineData("jon_smyth@example.com", "jon underscore smyth at example dot com")]
    [InlineData("maria.jose-n+x@mail.example.co.uk", "maria dot jose dash n plus x at mail dot example dot co dot uk")]
    [InlineData("anna99@example.com", "anna nine nine at example dot com")]
    public void Addresses_are_said_with_their_signs(string email, string words)
    {
        Assert.Equal(words, SpokenEmail.Say(email));
    }
}
