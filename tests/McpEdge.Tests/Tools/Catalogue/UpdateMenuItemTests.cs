using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Catalogue;

[Collection(EdgeCollection.Name)]
public sealed class UpdateMenuItemTests(EdgePlatform platform)
{
    [Fact]
    public async Task What_is_named_is_changed_and_the_rest_stays()
    {
        var before = await platform.DoAsync("product_search", new { query = "SPIC0001" }) is var none && none.Number("total") == 0
            ? await platform.DoAsync("product_search", new { query = "spice" }) : none;

        var answer = await platform.DoAsync("update_menu_item", new { item_id = "SPIC0001", updates = new { price = 14.25, description = "Ten spices." } });

        Assert.Equal(("success", 1425, "Ten spices."), (answer.Text("status"), answer.Number("updated.price.minor_units"), answer.Text("updated.description")));
        Assert.Equal(before.Text("products[0].name"), answer.Text("updated.name"));
        Assert.Contains("price and description", answer.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_key_changes_once()
    {
        var change = new { item_id = "PSTA0001", updates = new { price = 5 }, idempotency_key = "price of pasta" };
        await platform.DoAsync("update_menu_item", change);
        await platform.DoAsync("update_menu_item", new { item_id = "PSTA0001", updates = new { price = 6 } });

        Assert.Equal(500, (await platform.DoAsync("update_menu_item", change)).Number("updated.price.minor_units"));
        await platform.RefuseAsync("INTENT_KEY_REUSED", "update_menu_item", change with { updates = new { price = 7 } });
    }

    [Theory]
    [InlineData("""{"item_id":"pizza","updates":{"price":1}}""", "Invalid item ID format.")]
    [InlineData("""{"item_id":"pizz0001","updates":{"price":1}}""", "Invalid item ID format.")]
    [InlineData("""{"item_id":"PIZZ0001","updates":{"stock":1,"colour":"red"}}""", "Invalid fields: stock, colour.")]
    [InlineData("""{"item_id":"PIZZ0001","updates":{"price":"cheap"}}""", "Price must be numeric.")]
    [InlineData("""{"item_id":"PIZZ0001","updates":{"price":-1}}""", "Price cannot be negative.")]
    [InlineData("""{"item_id":"?","updates":{"price":"cheap","stock":1}}""", "Invalid item ID format. Invalid fields: stock. Price must be numeric.")]
    public async Task What_is_wrong_is_said_in_the_sentences_that_agents_know(string arguments, string message)
    {
        var error = await platform.RefuseAsync("INVALID_ARGUMENTS", "update_menu_item", arguments);

        Assert.Equal(message, error.Text("message"));
    }

    [Theory]
    [InlineData("INVALID_ARGUMENTS", """{"item_id":"PIZZ0001","updates":{}}""")]
    [InlineData("INVALID_ARGUMENTS", """{"item_id":"PIZZ0001","updates":{"price":1.005}}""")]
    [InlineData("INVALID_ARGUMENTS", """{"item_id":"PIZZ0001","updates":{"price":1000001}}""")]
    [InlineData("INVALID_ARGUMENTS", """{"item_id":"PIZZ0001"}""")]
    [InlineData("PRODUCT_NOT_FOUND", """{"item_id":"NONE9999","updates":{"price":1}}""")]
    public async Task What_can_not_be_is_refused(string code, string arguments) => await platform.RefuseAsync(code, "update_menu_item", arguments);
}
