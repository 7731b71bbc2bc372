namespace McpEdge.Tests.Speech;

public sealed class EmailTests
{
    [Theory]
    [InlineData("en", "customer@example.com", "customer at example dot com")]
    [InlineData("en", "jon_smyth@example.com", "jon underscore smyth at example dot com")]
    [InlineData("en", "maria.jose-n+x@mail.example.co.uk", "maria dot jose dash n plus x at mail dot example dot co dot uk")]
    [InlineData("en", "anna99@example.com", "anna nine nine at example dot com")]
    [InlineData("de", "jon_smyth-7+x@example.de", "jon Unterstrich smyth Bindestrich sieben plus x at example Punkt de")]
    [InlineData("fr", "jon_smyth-7+x@example.fr", "jon tiret bas smyth tiret sept plus x arobase example point fr")]
    public void Addresses_are_said_with_their_signs(string language, string email, string words)
    {
        Assert.Equal(words, Languages.Of(language).Email(email));
    }
}
