using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Catalogue;

[Collection(EdgeCollection.Name)]
public sealed class CatalogueToolsTests(EdgePlatform platform)
{
    [Fact]
    public async Task A_product_is_found_by_its_name()
    {
        var found = await platform.DoAsync("product_search", new { query = "espresso" });

        Assert.Equal("COFF0001", found.Text("products[0].item_id"));
        Assert.Equal("drinks", found.Text("products[0].category"));
        Assert.Equal((325, "USD"), (found.Number("products[0].price.minor_units"), found.Text("products[0].price.currency")));
        Assert.True(found.Number("products[0].available") > 0);
        Assert.Contains("Espresso at three dollars and twenty-five cents", found.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_is_listed_page_by_page()
    {
        var first = await platform.DoAsync("product_search", new { category = "Mains", limit = 4 });
        var second = await platform.DoAsync("product_search", new { category = "Mains", limit = 4, cursor = first.Text("next_cursor") });
        var third = await platform.DoAsync("product_search", new { category = "Mains", limit = 4, cursor = second.Text("next_cursor") });

        var ids = new[] { first, second, third }.SelectMany(page => page.List("products")).Select(product => product.GetProperty("item_id").GetString());
        Assert.Equal(10, ids.Distinct().Count());
        Assert.Equal(10, third.Number("total"));
        Assert.False(third.Has("next_cursor"));
        Assert.StartsWith("I found ten products in Mains; the first three are ", first.Speech, StringComparison.Ordinal);
        Assert.StartsWith("Of ten products in Mains, the next are ", second.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_is_listed_ten_at_a_time()
    {
        var found = await platform.DoAsync("product_search", new { });

        Assert.Equal(10, found.List("products").Count);
        Assert.True(found.Number("total") >= 40);
    }

    [Fact]
    public async Task Nothing_is_said_to_be_found_when_nothing_matches()
    {
        var found = await platform.DoAsync("product_search", new { query = "unicorn steak" });

        Assert.Equal("I found no products for unicorn steak.", found.Speech);
        Assert.Empty(found.List("products"));
    }

    [Theory]
    [InlineData("INVALID_PAGE_TOKEN", """{"cursor":"nonsense"}""")]
    [InlineData("INVALID_ARGUMENTS", """{"limit":51}""")]
    public async Task A_wrong_search_is_refused(string code, string arguments) => await platform.RefuseAsync(code, "product_search", arguments);
}
