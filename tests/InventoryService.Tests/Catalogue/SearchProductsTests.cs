using Grpc.Core;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Catalogue;

public sealed class SearchProductsTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Theory]
    [InlineData("margherita pizza", new[] { "PIZZ0001" })]
    [InlineData("pizza margherita", new[] { "PIZZ0001" })]
    [InlineData("PIZZA", new[] { "PIZZ0001", "PIZZ0002" })]
    [InlineData("pizza, please?", new string[0])]
    [InlineData("tiramisù", new[] { "TIRA0001" })]
    [InlineData("chefs knife", new[] { "KNIF0001" })]
    [InlineData("chef’s knife", new[] { "KNIF0001" })]
    [InlineData("vegan main", new[] { "PAST0002", "BURG0002" })]
    [InlineData("coffee drinks", new[] { "COFF0001" })]
    [InlineData("nothing like this", new string[0])]
    public async Task All_words_must_match_name_category_or_description(string query, string[] expected)
    {
        var page = await Search(query);

        Assert.Equal(expected.Order(), page.Products.Select(product => product.ItemId).Order());
        Assert.Equal(expected.Length, page.TotalSize);
    }

    [Fact]
    public async Task The_best_match_comes_first()
    {
        // By name: exactly, from its beginning, from the beginning of a word, within a word; then by other texts.
        Assert.Equal(["Classic Burger", "Veggie Burger"], await NamesOf("burger"));
        Assert.Equal("Green Tea", (await NamesOf("green tea"))[0]);
        Assert.Equal(["Cheesecake", "Chocolate Cake"], (await NamesOf("cake")).Order());
        Assert.Equal("Chocolate Cake", (await NamesOf("cake"))[0]);
        Assert.Equal(["House Coffee Beans", "Espresso"], await NamesOf("coffee"));
        Assert.Equal("Olive Oil", (await NamesOf("olive"))[0]);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("p%a")]
    [InlineData("\\")]
    [InlineData("'; DROP TABLE products;--")]
    [InlineData("[a-z]")]
    public async Task Nothing_that_is_typed_is_a_wildcard_or_a_command(string query)
    {
        Assert.Empty((await Search(query)).Products);
    }

    [Fact]
    public async Task A_category_is_exact_without_regard_to_case()
    {
        Assert.Equal(5, (await Search("", "Drinks")).TotalSize);
        Assert.Equal(0, (await Search("", "drink")).TotalSize);
        Assert.Equal(["Green Tea"], (await Search("green", "drinks")).Products.Select(product => product.Name));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var found = new List<Wire.Product>();
        var token = "";

        do
        {
            var page = await service.Products.SearchProductsAsync(new() { PageSize = 7, PageToken = token }, service.Call);
            Assert.Equal(40, page.TotalSize);
            found.AddRange(page.Products);
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(40, found.DistinctBy(product => product.ItemId).Count());
        Assert.Equal(40, found.Count);
        Assert.Equal(found.Select(product => product.Name).Order(StringComparer.Ordinal), found.Select(product => product.Name));
    }

    [Fact]
    public async Task Pages_go_on_within_and_across_ranks()
    {
        var all = (await Search("o")).Products.Select(product => product.ItemId).ToList();
        var paged = new List<string>();
        var token = "";

        do
        {
            var page = await service.Products.SearchProductsAsync(new() { Query = "o", PageSize = 3, PageToken = token }, service.Call);
            paged.AddRange(page.Products.Select(product => product.ItemId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task A_page_token_is_of_one_query()
    {
        var first = await service.Products.SearchProductsAsync(new() { Query = "pizza", PageSize = 1 }, service.Call);

        foreach (var token in (string[])["nonsense", first.NextPageToken])
        {
            var refusal = await InventoryFixture.RefusalOf(
                service.Products.SearchProductsAsync(new() { Query = "burger", PageSize = 1, PageToken = token }, service.Call));

            Assert.Equal((StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN"), (refusal.Status, refusal.Code));
        }
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        var call = service.Products.SearchProductsAsync(
            new() { Query = new string('a', 201), Category = "a\0b", PageSize = -1 }, service.Call);

        Assert.Equal(["query", "category", "page_size"], await InventoryFixture.WrongFieldsOf(call));
        Assert.Equal(["query"], await InventoryFixture.WrongFieldsOf(service.Products.SearchProductsAsync(new() { Query = "a\0b" }, service.Call)));
    }

    private async Task<Wire.SearchProductsResponse> Search(string query, string category = "") =>
        await service.Products.SearchProductsAsync(new() { Query = query, Category = category, PageSize = 100 }, service.Call);

    private async Task<List<string>> NamesOf(string query) => [.. (await Search(query)).Products.Select(product => product.Name)];
}
