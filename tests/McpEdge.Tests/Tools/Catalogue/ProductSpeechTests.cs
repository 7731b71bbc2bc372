using McpEdge.Speech;
using McpEdge.Tools;
using McpEdge.Tools.Catalogue;

namespace McpEdge.Tests.Tools.Catalogue;

public sealed class ProductSpeechTests
{
    [Theory]
    [InlineData(0, 0, "I found no products for pizza.")]
    [InlineData(1, 1, "I found P1 at one dollar, and five are available.")]
    [InlineData(2, 2, "I found two products for pizza: P1 at one dollar and P2 at two dollars.")]
    [InlineData(3, 3, "I found three products for pizza: P1 at one dollar, P2 at two dollars and P3 at three dollars.")]
    [InlineData(10, 12, "I found twelve products for pizza; the first three are P1 at one dollar, P2 at two dollars and P3 at three dollars.")]
    [InlineData(1, 12, "I found twelve products for pizza; the first one is P1 at one dollar.")]
    public void At_most_three_products_are_said_with_a_count(int page, long total, string said) =>
        Assert.Equal(said, ProductSpeech.Found(Result(page, total), new() { Query = "pizza" }, SpokenLanguage.English));

    [Fact]
    public void The_next_page_says_what_comes_next() =>
        Assert.Equal(
            "Of five products in mains, the next are P1 at one dollar and P2 at two dollars.",
            ProductSpeech.Found(Result(2, 5), new() { Category = "mains", Cursor = "x" }, SpokenLanguage.English));

    [Fact]
    public void The_end_of_the_list_is_said() =>
        Assert.Equal("There are no more, of five products.", ProductSpeech.Found(Result(0, 5), new() { Cursor = "x" }, SpokenLanguage.English));

    [Fact]
    public void A_product_that_is_sold_out_is_said_to_be()
    {
        var result = Result(1, 1) with { Products = [Product(1) with { Available = 0 }] };

        Assert.Equal("I found P1 at one dollar, and it is sold out.", ProductSpeech.Found(result, new(), SpokenLanguage.English));
    }

    private static ProductSearchResult Result(int page, long total) =>
        new() { Products = [.. Enumerable.Range(1, page).Select(Product)], Total = total };

    private static ProductView Product(int number) => new()
    {
        ItemId = $"ITEM000{number}",
        Name = $"P{number}",
        Description = "",
        Category = "mains",
        Price = new Money(number * 100, "USD"),
        Available = 5,
    };
}
