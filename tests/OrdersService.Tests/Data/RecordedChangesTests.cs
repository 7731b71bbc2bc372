using OrdersService.Tests.Hosting;
using Platform.Contracts.Common.V1;
using Platform.Testing;

namespace OrdersService.Tests.Data;

public sealed class RecordedChangesTests(OrdersFixture service)
{
    // Lines are written with their order, a document with its report, and an intent with what it is for; totals follow from orders.
    private static readonly string[] Silent =
        ["daily_product_sales", "daily_sales", "intents", "order_lines", "report_files", "sales_changes"];

    [Fact]
    public async Task Every_entity_writes_its_changes() =>
        Assert.Empty((await SilentTables.FindAsync(service.ConnectionString, TestContext.Current.CancellationToken)).Except(Silent));

    [Fact]
    public async Task An_order_is_told_of_from_its_placing_to_its_end()
    {
        await service.HasAvailable("BOOK0001", "airport", 5);
        using var feed = await FeedReader.FromNowAsync(service.Host.Channel);

        var order = await service.Orders.PlaceOrderAsync(Requests.Order("1", "airport", ("BOOK0001", 1)), service.Call);
        await service.Orders.CancelOrderAsync(new() { OrderId = order.Id }, service.Call);

        var changes = await feed.NextOfAsync(order.Id, 2);
        Assert.Equal([ChangeKind.Created, ChangeKind.Updated], changes.Select(change => change.Kind));
        Assert.All(changes, change => Assert.Equal(("order", $"{order.Number}"), (change.Entity, change.Handle)));
    }
}
