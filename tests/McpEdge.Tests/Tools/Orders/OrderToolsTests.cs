using McpEdge.Speech;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Orders;

/// <summary>Each test that looks at stock has a product of its own, because all tests share the platform.</summary>
[Collection(EdgeCollection.Name)]
public sealed class OrderToolsTests(EdgePlatform platform)
{
    [Fact]
    public async Task An_order_is_placed_read_and_cancelled()
    {
        var before = await AvailableAsync("LEMO0001");

        var order = await platform.DoAsync("order_create", new { customerId = "2", items = Items("lemo0001", 2), total = 7.90, location = "Main" });
        var handle = $"Order {SpokenLanguage.English.Handle(order.Number("number"))}";
        Assert.StartsWith($"{handle} is confirmed: two Fresh Lemonades, seven dollars and ninety cents in all, ready in about ", order.Speech, StringComparison.Ordinal);
        Assert.Equal((2, "Jon Smyth", "main"), (order.Number("customer_number"), order.Text("customer_name"), order.Text("location")));
        Assert.Equal((395, 790, 790), (order.Number("lines[0].unit_price.minor_units"), order.Number("lines[0].line_total.minor_units"), order.Number("total.minor_units")));
        Assert.Equal(before - 2, await AvailableAsync("LEMO0001"));

        var byNumber = await platform.DoAsync("order_status", new { order_id = order.Number("number") });
        var byId = await platform.DoAsync("order_status", new { order_id = order.Text("id") });
        Assert.Equal("confirmed", byNumber.Text("status"));
        Assert.Equal(byNumber.Data.GetRawText(), byId.Data.GetRawText());

        var cancelled = await platform.DoAsync("order_cancel", new { order_id = order.Number("number"), reason = "changed\nmy mind" });
        Assert.Equal(("cancelled", "changed my mind"), (cancelled.Text("status"), cancelled.Text("reason")));
        Assert.StartsWith($"{handle} is cancelled: two Fresh Lemonades", cancelled.Speech, StringComparison.Ordinal);
        Assert.False(cancelled.Has("estimated_at"));
        Assert.Equal(before, await AvailableAsync("LEMO0001"));

        var again = await platform.DoAsync("order_cancel", new { order_id = order.Text("id") });
        Assert.Equal("changed my mind", again.Text("reason"));
    }

    [Fact]
    public async Task A_repeated_key_answers_with_the_first_order()
    {
        var purchase = new { customer_id = 2, items = Items("WATR0001", 1), idempotency_key = "Gespräch 17" };
        var first = await platform.DoAsync("order_create", purchase);
        var second = await platform.DoAsync("order_create", purchase);
        Assert.Equal(first.Text("id"), second.Text("id"));

        var other = purchase with { items = Items("WATR0001", 2) };
        await platform.RefuseAsync("INTENT_KEY_REUSED", "order_create", other);

        var key = await platform.IssueKeyAsync(["orders:write"]);
        var anotherAccount = await platform.DoAsync("order_create", purchase, key);
        Assert.NotEqual(first.Text("id"), anotherAccount.Text("id"));
    }

    [Fact]
    public async Task Without_a_key_the_same_call_is_another_order()
    {
        var purchase = new { customer_id = 2, items = Items("WATR0001", 1) };

        Assert.NotEqual(
            (await platform.DoAsync("order_create", purchase)).Text("id"),
            (await platform.DoAsync("order_create", purchase)).Text("id"));
    }

    [Fact]
    public async Task A_wrong_total_is_said_beside_the_right_one()
    {
        var before = await AvailableAsync("HONY0001");
        var refused = await platform.RefuseAsync("TOTAL_MISMATCH", "order_create", new { customer_id = 2, items = Items("HONY0001", 2), total = 20 });

        Assert.StartsWith("The total comes to twenty-three dollars, not twenty dollars.", refused.Speech, StringComparison.Ordinal);
        Assert.Equal((2300, 2000), (refused.Number("actual_total.minor_units"), refused.Number("expected_total.minor_units")));
        Assert.Equal(before, await AvailableAsync("HONY0001"));
    }

    [Fact]
    public async Task A_shortage_says_what_there_is()
    {
        var refused = await platform.RefuseAsync(
            "INSUFFICIENT_INVENTORY", "order_create", new { customer_id = 2, items = Items("KNIF0001", 5), location = "downtown" });

        Assert.StartsWith("Only two of the five Chef's Knives are available at downtown.", refused.Speech, StringComparison.Ordinal);
        Assert.Equal(("KNIF0001", 5, 2), (refused.Text("shortages[0].item_id"), refused.Number("shortages[0].requested"), refused.Number("shortages[0].available")));
    }

    [Fact]
    public async Task An_unknown_product_or_location_is_asked_for_again()
    {
        var product = await platform.RefuseAsync(
            "INVALID_ORDER", "order_create", new { customer_id = 2, items = new[] { Item("COFF0001", 1), Item("NONE9999", 1) } });
        Assert.Equal("items[1].item_id", product.Text("fields[0].field"));
        Assert.Contains("Which product would you like instead?", product.Speech, StringComparison.Ordinal);

        var location = await platform.RefuseAsync("INVALID_ORDER", "order_create", new { customer_id = 2, items = Items("COFF0001", 1), location = "harbour" });
        Assert.Equal("location", location.Text("fields[0].field"));
    }

    [Theory]
    [InlineData("CUSTOMER_NOT_FOUND", "order_create", """{"customer_id":99999,"items":[{"item_id":"COFF0001","quantity":1}]}""")]
    [InlineData("CUSTOMER_DISABLED", "order_create", """{"customer_id":11,"items":[{"item_id":"COFF0001","quantity":1}]}""")]
    [InlineData("INVALID_ARGUMENTS", "order_create", """{"customer_id":1,"items":[]}""")]
    [InlineData("ORDER_NOT_FOUND", "order_status", """{"order_id":999999}""")]
    [InlineData("ORDER_NOT_FOUND", "order_cancel", """{"order_id":"0190b000-0000-7000-8000-000000999999"}""")]
    [InlineData("INVALID_PAGE_TOKEN", "order_list", """{"cursor":"nonsense"}""")]
    public async Task What_cannot_be_done_has_its_code(string code, string tool, string arguments) => await platform.RefuseAsync(code, tool, arguments);

    [Fact]
    public async Task A_completed_order_cannot_be_cancelled()
    {
        var completed = await platform.DoAsync("order_list", new { status = "completed", limit = 1 });
        var number = completed.Number("orders[0].number");

        var refused = await platform.RefuseAsync("ORDER_NOT_CANCELLABLE", "order_cancel", new { order_id = number });

        Assert.StartsWith($"Order {SpokenLanguage.English.Handle(number)}", refused.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_orders_of_a_day_are_listed_newest_first_page_by_page()
    {
        var day = new { from_date = "2024-01-15", to_date = "2024-01-15", location = "main", limit = 5 };
        var first = await platform.DoAsync("order_list", day);
        var second = await platform.DoAsync("order_list", new { day.from_date, day.to_date, day.location, day.limit, cursor = first.Text("next_cursor") });

        var orders = first.List("orders").Concat(second.List("orders")).ToList();
        Assert.True(first.Number("total") >= 12);
        Assert.Equal(10, orders.Select(order => order.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(orders, order => Assert.Equal(("2024-01-15", "main"), (order.GetProperty("business_date").GetString(), order.GetProperty("location").GetString())));
        Assert.Equal(orders.OrderByDescending(order => order.GetProperty("created_at").GetDateTimeOffset()), orders);
        Assert.Matches("^I found .+ orders; the latest are order .+; order .+; order .+\\.$", first.Speech);
        Assert.StartsWith("Of ", second.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_orders_of_a_customer_are_theirs()
    {
        var found = await platform.DoAsync("order_list", new { customer_id = 1, to_date = "2024-12-31" });

        Assert.NotEmpty(found.List("orders"));
        Assert.All(found.List("orders"), order => Assert.Equal(1, order.GetProperty("customer_number").GetInt64()));
    }

    private async Task<long> AvailableAsync(string itemId) =>
        (await platform.DoAsync("inventory_check", new { item_id = itemId, location = "main" })).Number("locations[0].available");

    private static OrderItem[] Items(string itemId, int quantity) => [Item(itemId, quantity)];

    private static OrderItem Item(string itemId, int quantity) => new(itemId, quantity);

#pragma warning disable IDE1006 // Named as on the wire.
    private sealed record OrderItem(string item_id, int quantity);
#pragma warning restore IDE1006
}
