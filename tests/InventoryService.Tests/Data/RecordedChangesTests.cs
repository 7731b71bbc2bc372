using Platform.Contracts.Common.V1;
using Platform.Testing;

namespace InventoryService.Tests.Data;

public sealed class RecordedChangesTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    // Lines are written with their reservation, movements with their stock, and an intent with what it is for.
    private static readonly string[] Silent = ["intents", "reservation_lines", "stock_movements"];

    [Fact]
    public async Task Every_entity_writes_its_changes() =>
        Assert.Empty((await SilentTables.FindAsync(service.ConnectionString, TestContext.Current.CancellationToken)).Except(Silent));

    [Fact]
    public async Task Reserving_and_confirming_change_the_reservation_and_the_stock()
    {
        await service.HasStock("MUGG0001", "main", 5);
        using var reservations = await FeedReader.FromNowAsync(service.Channel);
        using var stock = await FeedReader.FromNowAsync(service.Channel);
        var order = InventoryFixture.NewOrder();

        await service.Reserve(order, ("MUGG0001", 2));
        await service.Confirm(order);

        Assert.Equal([ChangeKind.Created, ChangeKind.Updated], (await reservations.NextOfAsync(order, 2)).Select(change => change.Kind));
        Assert.All(await stock.NextOfAsync("MUGG0001/main", 2), change => Assert.Equal(("stock", ChangeKind.Updated), (change.Entity, change.Kind)));
    }

    [Fact]
    public async Task A_new_price_changes_the_product()
    {
        using var feed = await FeedReader.FromNowAsync(service.Channel);

        await service.Products.UpdateProductAsync(
            new() { ItemId = "TOTE0001", Price = new() { MinorUnits = 2100, Currency = "USD" }, UpdateMask = new() { Paths = { "price" } } },
            service.Call);

        var change = Assert.Single(await feed.NextOfAsync("TOTE0001", 1));
        Assert.Equal(("product", ChangeKind.Updated), (change.Entity, change.Kind));
    }
}
