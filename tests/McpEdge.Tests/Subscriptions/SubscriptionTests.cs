using McpEdge.Subscriptions;
using McpEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Npgsql;

namespace McpEdge.Tests.Subscriptions;

[Collection(ReplicatedCollection.Name)]
public sealed class SubscriptionTests(ReplicatedPlatform platform)
{
    public static TheoryData<string> Revisions => ["2024-11-05", "2025-11-25", Listening.Modern];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task A_change_reaches_the_clients_of_every_process(string revision)
    {
        var number = await NewCustomerAsync();
        var uri = $"platform://customer/{number}";
        await using var here = await Listening.ConnectAsync(platform, revision, platform.Edge.Http);
        await using var there = await Listening.ConnectAsync(platform, revision, platform.Other.Http);
        await here.SubscribeAsync(uri);
        await there.SubscribeAsync(uri);

        await platform.Operator.DoAsync("update_customer", new { customer_id = number, name = "Robin Changed" });

        Assert.Equal(uri, await here.NextUriAsync());
        Assert.Equal(uri, await there.NextUriAsync());
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task The_server_says_that_it_tells_of_changes(string revision)
    {
        await using var client = await Listening.ConnectAsync(platform, revision, platform.Edge.Http);

        Assert.True(client.Client.ServerCapabilities.Tools?.ListChanged);
        Assert.True(client.Client.ServerCapabilities.Resources?.Subscribe);
    }

    [Fact]
    public async Task A_stream_says_what_it_grants_and_carries_its_id()
    {
        var number = await NewCustomerAsync();
        var uri = $"platform://customer/{number}";
        await using var client = await Listening.ConnectAsync(
            platform, Listening.Modern, platform.Edge.Http, await platform.IssueKeyAsync(["customers:read"]));

        client.Begin(
            new { toolsListChanged = true, promptsListChanged = true, resourceSubscriptions = new[] { uri, "platform://nothing", "platform://live_orders" } },
            "my listen");

        var acknowledged = await client.NextAsync();
        Assert.Equal(NotificationMethods.SubscriptionsAcknowledgedNotification, acknowledged.Method);
        Assert.Equal("my listen", (string?)acknowledged.Params!["_meta"]![MetaKeys.SubscriptionId]);
        Assert.Equal(
            $$"""{"toolsListChanged":true,"resourceSubscriptions":["{{uri}}"]}""", acknowledged.Params["notifications"]!.ToJsonString());

        await platform.Operator.DoAsync("disable_customer", new { customer_id = number });
        var updated = await client.NextAsync();
        Assert.Equal("my listen", (string?)updated.Params!["_meta"]![MetaKeys.SubscriptionId]);
        Assert.Equal(uri, (string?)updated.Params["uri"]);
    }

    [Fact]
    public async Task An_order_is_a_change_of_its_day_of_the_live_orders_and_of_itself()
    {
        var (order, day) = await AnOrderAsync();
        var (_, otherDay) = await AnOrderAsync(notOn: day);
        await using var client = await Listening.ConnectAsync(platform, Listening.Modern, platform.Edge.Http);
        await client.SubscribeAsync($"orders/{day}", $"orders/{otherDay}", $"order/{order}", "live_orders", "customer/1", "platform://menu_items");

        await TouchOrderAsync(order);

        var told = await client.UntilAsync($"orders/{day}", $"order/{order}", "live_orders");
        Assert.Equal(3, told.Count);
    }

    [Fact]
    public async Task What_changes_while_a_service_is_away_is_told_when_it_is_back()
    {
        var (order, _) = await AnOrderAsync();
        await using var here = await Listening.ConnectAsync(platform, Listening.Modern, platform.Edge.Http);
        await using var there = await Listening.ConnectAsync(platform, "2025-11-25", platform.Other.Http);
        await here.SubscribeAsync($"order/{order}");
        await there.SubscribeAsync($"order/{order}");

        await platform.Orders.DieAsync();
        await TouchOrderAsync(order);
        platform.Orders.ComeBack();

        Assert.Equal($"order/{order}", await here.NextUriAsync());
        Assert.Equal($"order/{order}", await there.NextUriAsync());
    }

    [Fact]
    public async Task A_product_is_a_change_of_the_menu_and_stock_only_of_the_item()
    {
        await using var client = await Listening.ConnectAsync(platform, "2025-11-25", platform.Other.Http);
        await client.SubscribeAsync("menu_items", "menu_item/pizz0001");

        await platform.Operator.DoAsync("update_menu_item", new { item_id = "PIZZ0001", updates = new { description = $"Changed {Guid.CreateVersion7():N}" } });
        await client.UntilAsync("menu_items", "menu_item/pizz0001");

        await ExecuteAsync("inventorydb", "UPDATE stock SET on_hand = on_hand + 1 WHERE item_id = 'PIZZ0001' AND location = 'main'");
        Assert.Equal("menu_item/pizz0001", await client.NextUriAsync());
    }

    [Fact]
    public async Task Nothing_is_told_after_unsubscribing()
    {
        var (left, kept) = (await NewCustomerAsync(), await NewCustomerAsync());
        await using var client = await Listening.ConnectAsync(platform, "2025-11-25", platform.Edge.Http);
        await client.SubscribeAsync($"customer/{left}", $"customer/{kept}");
        await client.Client.UnsubscribeFromResourceAsync($"customer/{left}", cancellationToken: Cancellation);

        await platform.Operator.DoAsync("disable_customer", new { customer_id = left });
        await platform.Operator.DoAsync("disable_customer", new { customer_id = kept });

        Assert.Equal($"customer/{kept}", await client.NextUriAsync());
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task The_end_of_a_client_frees_everything(string revision)
    {
        var hub = platform.Other.Services.GetRequiredService<SubscriptionHub>();
        await WaitUntilAsync(() => hub.Count == 0);
        await using (var client = await Listening.ConnectAsync(platform, revision, platform.Other.Http))
        {
            await client.SubscribeAsync("platform://customer/1");
            Assert.Equal((1, 1), (hub.Count, hub.PathsBelow("customer/").Count));
        }

        await WaitUntilAsync(() => hub.Count == 0);
        Assert.Empty(hub.PathsBelow(""));
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData(Listening.Modern)]
    public async Task A_policy_is_a_change_of_the_tools(string revision)
    {
        await using var client = await Listening.ConnectAsync(platform, revision, platform.Other.Http);
        if (revision == Listening.Modern)
        {
            client.Begin(new { toolsListChanged = true });
            await client.NextAsync();
        }
        else
        {
            await client.SubscribeAsync("menu_items");
        }

        var account = ReplicatedPlatform.NewAccount();
        await platform.NewAgentAsync(account);
        await platform.SetPolicyAsync(account, "order_cancel", new { approval = "disabled", reason = "a test" });

        Assert.Equal(NotificationMethods.ToolListChangedNotification, (await client.NextAsync()).Method);
    }

    [Fact]
    public async Task What_may_not_be_read_can_not_be_subscribed_to()
    {
        await using var client = await Listening.ConnectAsync(
            platform, "2025-11-25", platform.Edge.Http, await platform.IssueKeyAsync(["orders:read"]));

        foreach (var uri in new[] { "platform://customer/1", "platform://nothing", "platform://live_orders?cursor=x" })
        {
            var error = await Assert.ThrowsAsync<McpProtocolException>(() => client.SubscribeAsync(uri));
            Assert.Equal(McpErrorCode.ResourceNotFound, error.ErrorCode);
        }
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private async Task<long> NewCustomerAsync() =>
        (await platform.Operator.DoAsync("add_customer", new { name = "Robin Watched" })).Number("number");

    private async Task<(long Number, string Day)> AnOrderAsync(string notOn = "")
    {
        await using var connection = new NpgsqlConnection(platform.Databases["ordersdb"]);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT number, business_date::text FROM orders WHERE business_date::text <> $1 ORDER BY number LIMIT 1", connection)
        {
            Parameters = { new() { Value = notOn } },
        };
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        Assert.True(await rows.ReadAsync(Cancellation));

        return (rows.GetInt64(0), rows.GetString(1));
    }

    private Task TouchOrderAsync(long number) =>
        ExecuteAsync("ordersdb", $"UPDATE orders SET updated_at = updated_at + interval '1 microsecond' WHERE number = {number}");

    private async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(platform.Databases[database]);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }
}
