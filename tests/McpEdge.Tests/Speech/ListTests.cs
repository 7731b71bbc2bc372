using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

public sealed class ListTests
{
    [Theory]
    [InlineData("en", "", "")]
    [InlineData("en", "soup", "soup")]
    [InlineData("en", "soup salad", "soup and salad")]
    [InlineData("en", "soup salad fish", "soup, salad and fish")]
    [InlineData("en", "soup salad fish cake", "soup, salad, fish and one more")]
    [InlineData("en", "soup salad fish cake tea", "soup, salad, fish and two more")]
    [InlineData("de", "Suppe Salat Fisch", "Suppe, Salat und Fisch")]
    [InlineData("de", "Suppe Salat Fisch Kuchen", "Suppe, Salat, Fisch und ein weiterer Eintrag")]
    [InlineData("de", "Suppe Salat Fisch Kuchen Tee", "Suppe, Salat, Fisch und zwei weitere")]
    [InlineData("fr", "soupe salade", "soupe et salade")]
    [InlineData("fr", "soupe salade poisson gâteau", "soupe, salade, poisson et un autre")]
    [InlineData("fr", "soupe salade poisson gâteau thé", "soupe, salade, poisson et deux autres")]
    public void At_most_three_items_are_said_and_the_rest_counted(string language, string items, string words)
    {
        Assert.Equal(words, Languages.Of(language).List(items.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Items_on_later_pages_are_counted_too()
    {
        Assert.Equal("soup and eleven more", SpokenLanguage.English.List(["soup"], total: 12));
    }

    [Theory]
    [InlineData("en", "one, two or three")]
    [InlineData("de", "one, two oder three")]
    [InlineData("fr", "one, two ou three")]
    public void A_choice_names_all(string language, string words)
    {
        Assert.Equal(words, Languages.Of(language).Either(["one", "two", "three"]));
    }
}
