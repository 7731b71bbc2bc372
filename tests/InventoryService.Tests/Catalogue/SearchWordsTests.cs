using InventoryService.Catalogue;

namespace InventoryService.Tests.Catalogue;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("  \t ", new string[0])]
    [InlineData("fish tacos", new[] { "fish", "tacos" })]
    [InlineData("  fish,  tacos? ", new[] { "fish", "tacos" })]
    [InlineData("\"fish\" fish", new[] { "fish" })]
    [InlineData("100% ?", new[] { "100%", "?" })]
    public void A_query_is_its_words(string query, string[] words)
    {
        Assert.Equal(words, SearchWords.Split(query));
    }
}
