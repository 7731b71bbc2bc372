using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Stock;

/// <summary>Each test that changes stock has a product of its own, because all tests share the platform.</summary>
[Collection(EdgeCollection.Name)]
public sealed class StockToolsTests(EdgePlatform platform)
{
    [Fact]
    public async Task Stock_is_told_for_one_location()
    {
        var stock = await platform.DoAsync("inventory_check", new { item_id = "tira0001", location = "Airport" });

        Assert.Equal("Tiramisu is sold out at airport.", stock.Speech);
        Assert.Equal(("TIRA0001", "Tiramisu"), (stock.Text("item_id"), stock.Text("name")));
        Assert.Equal("airport", Assert.Single(stock.List("locations")).GetProperty("location").GetString());
    }

    [Fact]
    public async Task Stock_is_told_for_every_location_with_the_sum()
    {
        var stock = await platform.DoAsync("inventory_check", new { itemId = "TIRA0001" });

        var places = stock.List("locations");
        Assert.Equal(["airport", "downtown", "main"], places.Select(place => place.GetProperty("location").GetString()).Order());
        Assert.Equal(stock.Number("total_available"), places.Sum(place => place.GetProperty("available").GetInt64()));
        Assert.All(places, place => Assert.Equal(
            place.GetProperty("available").GetInt64(),
            place.GetProperty("on_hand").GetInt64() - place.GetProperty("reserved").GetInt64() - place.GetProperty("committed").GetInt64()));
        Assert.Matches("^There are .+ Tiramisus available in all: .+ at .+, .+ at .+ and .+ at .+\\.$", stock.Speech);
    }

    [Fact]
    public async Task A_quantity_is_set_when_it_is_still_the_expected_one()
    {
        var set = await platform.DoAsync("update_inventory", new { item_id = "APRN0001", quantity = 70 });
        Assert.Equal("There are now seventy Linen Aprons at main, and seventy are available.", set.Speech);
        Assert.Equal(("main", 70, "updated"), (set.Text("location"), set.Number("new_quantity"), set.Text("status")));

        var swapped = await platform.DoAsync("update_inventory", new { item_id = "aprn0001", quantity = 60, expected_quantity = 70, location = "main" });
        Assert.Equal((60, 60), (swapped.Number("new_quantity"), swapped.Number("available")));

        var stale = await platform.RefuseAsync("STALE_QUANTITY", "update_inventory", new { item_id = "APRN0001", quantity = 50, expected_quantity = 70 });
        Assert.StartsWith("Somebody changed the number: there are now sixty units.", stale.Speech, StringComparison.Ordinal);
        Assert.Equal(60, stale.Number("on_hand"));
    }

    [Fact]
    public async Task A_delta_is_added_and_taken_away()
    {
        var before = await platform.DoAsync("inventory_check", new { item_id = "BOOK0001", location = "downtown" });
        var more = await platform.DoAsync("update_inventory", new { item_id = "BOOK0001", delta = 5, location = "downtown" });
        var less = await platform.DoAsync("update_inventory", new { item_id = "BOOK0001", delta = -2, location = "downtown" });

        Assert.Equal(before.Number("total_available") + 5, more.Number("new_quantity"));
        Assert.Equal(before.Number("total_available") + 3, less.Number("available"));
    }

    [Fact]
    public async Task A_repeated_key_adds_once()
    {
        var delivery = new { item_id = "OLIV0001", delta = 5, location = "downtown", idempotency_key = "delivery 7" };
        var first = await platform.DoAsync("update_inventory", delivery);

        Assert.Equal(first.Number("new_quantity"), (await platform.DoAsync("update_inventory", delivery)).Number("new_quantity"));
        await platform.RefuseAsync("INTENT_KEY_REUSED", "update_inventory", delivery with { delta = 6 });
    }

    [Fact]
    public async Task Units_that_orders_need_stay()
    {
        await platform.DoAsync("order_create", new { customer_id = 2, items = new[] { new { item_id = "TOTE0001", quantity = 3 } }, location = "airport" });

        var refused = await platform.RefuseAsync("BELOW_RESERVED", "update_inventory", new { item_id = "TOTE0001", quantity = 2, location = "airport" });
        Assert.StartsWith("Orders need three units of it, so there can't be fewer.", refused.Speech, StringComparison.Ordinal);
        Assert.Equal(3, refused.Number("reserved") + refused.Number("committed"));

        await platform.RefuseAsync("BELOW_RESERVED", "update_inventory", new { item_id = "TOTE0001", delta = -1_000_000, location = "airport" });
    }

    [Theory]
    [InlineData("PRODUCT_NOT_FOUND", "inventory_check", """{"item_id":"NONE9999"}""")]
    [InlineData("LOCATION_NOT_FOUND", "inventory_check", """{"item_id":"COFF0001","location":"harbour"}""")]
    [InlineData("PRODUCT_NOT_FOUND", "update_inventory", """{"item_id":"NONE9999","quantity":1}""")]
    [InlineData("LOCATION_NOT_FOUND", "update_inventory", """{"item_id":"COFF0001","delta":1,"location":"harbour"}""")]
    [InlineData("INVALID_ARGUMENTS", "inventory_check", "{}")]
    [InlineData("INVALID_ARGUMENTS", "update_inventory", """{"item_id":"COFF0001"}""")]
    public async Task What_is_not_there_is_refused(string code, string tool, string arguments) => await platform.RefuseAsync(code, tool, arguments);
}
