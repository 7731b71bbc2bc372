using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Tools.Orders;

/// <summary>Answers and errors as restaurant agents know them.</summary>
[Collection(EdgeCollection.Name)]
public sealed class ProcessOrderTests(EdgePlatform platform)
{
    [Fact]
    public async Task An_order_answers_with_its_id_and_estimated_time()
    {
        var answer = await platform.DoAsync("process_order", Order("COFF0001", 2));

        Assert.Equal(("success", "confirmed", 650), (answer.Text("status"), answer.Text("order_status"), answer.Number("total.minor_units")));
        Assert.True(answer.Has("estimated_time"));
        var status = await platform.DoAsync("order_status", new { order_id = answer.Text("order_id") });
        Assert.Equal(answer.Number("order_number"), status.Number("number"));
    }

    [Fact]
    public async Task A_shortage_says_what_is_available_here_elsewhere_and_instead()
    {
        await platform.DoAsync("update_inventory", new { item_id = "GIFT0001", quantity = 0, location = "airport" });

        var error = await platform.RefuseAsync("INSUFFICIENT_INVENTORY", "process_order", Order("GIFT0001", 3, "airport"));

        Assert.Equal(("error", "INSUFFICIENT_INVENTORY"), (error.Text("status"), error.Text("error_code")));
        var items = error.List("available_items");
        Assert.Contains(items, item => item.GetProperty("item_id").GetString() == "GIFT0001" && item.GetProperty("available").GetInt64() == 0);
        Assert.Contains(items, item => item.GetProperty("item_id").GetString() == "GIFT0001" && item.GetProperty("location").GetString() == "main");
        Assert.Contains(items, item => item.GetProperty("item_id").GetString() != "GIFT0001" && item.GetProperty("location").GetString() == "airport");
    }

    [Theory]
    [InlineData("{}", "order_data")]
    [InlineData("""{"order_data":{"customer_id":"1"}}""", "order_data.items")]
    [InlineData("""{"order_data":{"items":[{"item_id":"COFF0001","quantity":1}],"total":-1}}""", "order_data.total", "order_data.customer_id")]
    [InlineData("""{"order_data":{"customer_id":"1","items":[{"item_id":"NONE9999","quantity":1},{"item_id":"NONE9998","quantity":1}]}}""", "order_data.items[0].item_id", "order_data.items[1].item_id")]
    public async Task An_invalid_order_names_every_bad_field(string arguments, params string[] fields)
    {
        var error = await platform.RefuseAsync("INVALID_ORDER", "process_order", arguments);

        Assert.Equal(("error", "INVALID_ORDER"), (error.Text("status"), error.Text("error_code")));
        Assert.Equal(fields.Order(), error.List("fields").Select(field => field.GetProperty("field").GetString()!).Order());
    }

    private static object Order(string itemId, int quantity, string location = "main") =>
        new { order_data = new { customer_id = 2, items = new[] { new { item_id = itemId, quantity } }, location } };
}
