namespace Platform.Tests.EndToEnd;

[Collection(nameof(WholePlatform))]
public sealed class OrderingTests(PlatformApplication platform)
{
    [Fact]
    public async Task An_agent_finds_a_customer_orders_and_reads_the_order_back()
    {
        await using var agent = await platform.ConnectAsync();

        var customer = await agent.CallAsync("customer_lookup", new { email = "customer@example.com" });
        var before = await agent.CallAsync("inventory_check", new { item_id = "COFF0001", location = "main" });
        var order = await agent.CallAsync("order_create", new
        {
            customer_id = customer.GetProperty("id").GetString(),
            items = new[] { new { item_id = "COFF0001", quantity = 3 } },
        });
        var after = await agent.CallAsync("inventory_check", new { item_id = "COFF0001", location = "main" });
        var read = await agent.CallAsync("order_status", new { order_id = order.GetProperty("number").GetInt64() });

        Assert.Equal(order.GetProperty("id").GetString(), read.GetProperty("id").GetString());
        Assert.Equal("confirmed", read.GetProperty("status").GetString());
        Assert.Equal(before.GetProperty("total_available").GetInt64() - 3, after.GetProperty("total_available").GetInt64());
        Assert.Equal("confirmed", await platform.AskAsync("ordersdb", $"SELECT status FROM orders WHERE id = '{order.GetProperty("id").GetString()}'"));
    }

    [Fact]
    public async Task A_crash_after_the_answer_loses_nothing()
    {
        await using var agent = await platform.ConnectAsync();
        var order = await agent.CallAsync("order_create", new { customer_id = 2, items = new[] { new { item_id = "TEAA0001", quantity = 1 } } });

        await platform.CrashAsync("orders");
        var read = await agent.UntilAsync("order_status", new { order_id = order.GetProperty("number").GetInt64() }, result => result.IsError is not true);

        Assert.Equal(order.GetProperty("id").GetString(), read.StructuredContent!.Value.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_dead_service_is_said_in_words_and_recovers_by_itself()
    {
        await using var agent = await platform.ConnectAsync();

        await platform.CommandAsync("customers", "stop");
        var dead = await agent.TryAsync("get_customer", new { customer_id = 1 });
        var others = await agent.TryAsync("inventory_check", new { item_id = "COFF0001" });
        await platform.CommandAsync("customers", "start");
        var back = await agent.UntilAsync("get_customer", new { customer_id = 1 }, result => result.IsError is not true);

        Assert.Equal("SERVICE_UNAVAILABLE", dead.Code());
        Assert.DoesNotContain('\n', dead.Speech());
        Assert.DoesNotContain("grpc", dead.Speech(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(true, others.IsError);
        Assert.Contains("Alex Morgan", back.Speech());
    }
}
