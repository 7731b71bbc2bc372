using System.Text.Json;
using McpEdge.Tests.Hosting;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpEdge.Tests.Resources;

[Collection(EdgeCollection.Name)]
public sealed class ResourceTests(EdgePlatform platform)
{
    public static TheoryData<string> Revisions => ["2024-11-05", "2025-11-25", "2026-07-28"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task Every_revision_lists_and_reads(string revision)
    {
        await using var client = await platform.ConnectAsync(revision);

        var resources = await client.ListResourcesAsync(cancellationToken: Cancellation);
        var templates = await client.ListResourceTemplatesAsync(cancellationToken: Cancellation);

        Assert.Equal(
            ["platform://menu_items", "platform://live_orders", "platform://config/database_schema"], resources.Select(resource => resource.Uri));
        Assert.Equal(
            [
                "platform://menu_item/{id}", "platform://orders/{date}", "platform://order/{number}", "platform://customer/{number}",
                "platform://approval/{reference}",
            ],
            templates.Select(template => template.UriTemplate));
        foreach (var resource in resources)
        {
            var contents = Assert.Single((await resource.ReadAsync(cancellationToken: Cancellation)).Contents);
            Assert.Equal(resource.Uri, contents.Uri);
            Assert.Equal(resource.MimeType, contents.MimeType);
        }
    }

    [Fact]
    public async Task The_menu_names_every_product_and_the_address_of_each()
    {
        await using var client = await platform.ConnectAsync("2026-07-28");
        var menu = await ReadAsync(client, "platform://menu_items");

        Assert.Equal(menu.GetProperty("total").GetInt64(), menu.GetProperty("items").GetArrayLength());
        var entry = menu.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == "menu_item_PIZZ0001");
        var item = await ReadAsync(client, entry.GetProperty("uri").GetString()!);

        Assert.Equal(entry.GetProperty("name").GetString(), item.GetProperty("name").GetString());
        Assert.Equal(
            entry.GetProperty("metadata").GetProperty("price").GetProperty("minor_units").GetInt64(),
            item.GetProperty("price").GetProperty("minor_units").GetInt64());
        Assert.True(item.TryGetProperty("available", out _));
    }

    [Fact]
    public async Task A_day_names_its_orders_and_the_address_of_each()
    {
        await using var client = await platform.ConnectAsync("2026-07-28");
        var day = await ReadAsync(client, "platform://orders/2024-01-15");

        var orders = day.GetProperty("orders").EnumerateArray().ToList();
        Assert.NotEmpty(orders);
        foreach (var entry in orders.Take(3))
        {
            var order = await ReadAsync(client, entry.GetProperty("uri").GetString()!);
            Assert.Equal($"Order #{order.GetProperty("number")}", entry.GetProperty("name").GetString());
            Assert.Equal("2024-01-15", order.GetProperty("business_date").GetString());
            Assert.Equal(order.GetProperty("customer_name").GetString(), entry.GetProperty("metadata").GetProperty("customer").GetString());
        }
    }

    [Fact]
    public async Task Pages_of_orders_together_are_all_of_them()
    {
        await using var client = await platform.ConnectAsync("2026-07-28");
        var numbers = new List<string?>();
        var page = await ReadAsync(client, "platform://live_orders");
        var total = page.GetProperty("total").GetInt64();
        for (var more = true; more;)
        {
            numbers.AddRange(page.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("id").GetString()));
            more = page.TryGetProperty("next_uri", out var next);
            page = more ? await ReadAsync(client, next.GetString()!) : page;
        }

        Assert.Equal(total, numbers.Distinct().Count());
    }

    [Theory]
    [InlineData("menu_items")]
    [InlineData("platform://menu_items/")]
    [InlineData("menu_item/pizz0001")]
    [InlineData("orders/2024-01-15")]
    public async Task Addresses_are_taken_as_agents_write_them(string uri)
    {
        await using var client = await platform.ConnectAsync("2025-11-25");

        Assert.Equal(uri, Assert.Single((await client.ReadResourceAsync(uri, cancellationToken: Cancellation)).Contents).Uri);
    }

    [Theory]
    [InlineData("platform://nothing", "2025-11-25", McpErrorCode.ResourceNotFound)]
    [InlineData("platform://nothing", "2026-07-28", McpErrorCode.InvalidParams)]
    [InlineData("https://example.com/menu_items", "2026-07-28", McpErrorCode.InvalidParams)]
    [InlineData("platform://menu_items/../customer/1", "2026-07-28", McpErrorCode.InvalidParams)]
    [InlineData("platform://customer/999999", "2025-11-25", McpErrorCode.ResourceNotFound)]
    [InlineData("platform://customer/999999", "2026-07-28", McpErrorCode.InvalidParams)]
    [InlineData("platform://menu_item/NOTHING1", "2026-07-28", McpErrorCode.InvalidParams)]
    [InlineData("platform://order/12;drop", "2026-07-28", McpErrorCode.InvalidParams)]
    [InlineData("platform://orders/2024-02-30", "2026-07-28", McpErrorCode.InvalidParams)]
    [InlineData("platform://approval/A47", "2025-11-25", McpErrorCode.ResourceNotFound)]
    [InlineData("platform://approval/what?", "2026-07-28", McpErrorCode.InvalidParams)]
    [InlineData("platform://menu_items?cursor=nonsense", "2026-07-28", McpErrorCode.InvalidParams)]
    public async Task What_is_not_there_is_named(string uri, string revision, McpErrorCode code)
    {
        await using var client = await platform.ConnectAsync(revision);

        var error = await Assert.ThrowsAsync<McpProtocolException>(
            async () => await client.ReadResourceAsync(uri, cancellationToken: Cancellation));

        Assert.Equal(code, error.ErrorCode);
    }

    [Theory]
    [InlineData("orders:read", "platform://customer/1")]
    [InlineData("orders:read", "platform://customer/999999")]
    [InlineData("customers:read", "platform://order/1")]
    [InlineData("customers:read", "platform://live_orders")]
    [InlineData("customers:read", "platform://menu_items")]
    [InlineData("customers:read", "platform://config/database_schema")]
    [InlineData("orders:read", "platform://approval/A47")]
    public async Task A_key_reads_no_more_than_its_scopes(string scope, string uri)
    {
        await using var client = await platform.ConnectAsync("2026-07-28", key: await platform.IssueKeyAsync([scope]));

        var error = await Assert.ThrowsAsync<McpProtocolException>(
            async () => await client.ReadResourceAsync(uri, cancellationToken: Cancellation));

        Assert.Equal(McpErrorCode.InvalidRequest, error.ErrorCode);
        Assert.Contains("I'm not allowed to do that", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_sees_no_more_than_its_scopes()
    {
        await using var client = await platform.ConnectAsync("2025-11-25", key: await platform.IssueKeyAsync(["customers:read"]));

        Assert.Empty(await client.ListResourcesAsync(cancellationToken: Cancellation));
        Assert.Equal(
            ["platform://customer/{number}"],
            (await client.ListResourceTemplatesAsync(cancellationToken: Cancellation)).Select(template => template.UriTemplate));
    }

    private static async Task<JsonElement> ReadAsync(McpClient client, string uri)
    {
        var read = await client.ReadResourceAsync(uri, cancellationToken: Cancellation);

        return JsonElement.Parse(Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text);
    }
}
