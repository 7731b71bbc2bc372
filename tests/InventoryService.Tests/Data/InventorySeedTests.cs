using InventoryService.Data;
using Microsoft.EntityFrameworkCore;

namespace InventoryService.Tests.Data;

public sealed class InventorySeedTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forty_products_are_stocked_at_three_locations()
    {
        await using var db = service.OpenDatabase();

        Assert.Equal(40, await db.Products.CountAsync(Cancellation));
        Assert.Equal(["airport", "downtown", "main"], await db.Locations.Select(location => location.Code).Order().ToListAsync(Cancellation));
        var stock = await db.Stock.ToListAsync(Cancellation);
        Assert.Equal(120, stock.Count);
        // The other test of this database changes MUGG0001.
        Assert.Equal(115, stock.Count(item => item.ItemId != "MUGG0001" && item.OnHand is >= 20 and <= 500));
        Assert.Equal(0, stock.Single(item => item is { ItemId: "TIRA0001", Location: "airport" }).OnHand);
        Assert.Equal(2, stock.Single(item => item is { ItemId: "KNIF0001", Location: "downtown" }).OnHand);
    }

    [Fact]
    public async Task Seeding_again_by_two_at_once_changes_nothing_that_is_there()
    {
        await service.HasStock("MUGG0001", "main", 1);
        await service.Products.UpdateProductAsync(
            new() { ItemId = "MUGG0001", Name = "Renamed", UpdateMask = new() { Paths = { "name" } } }, service.Call);

        await using var one = service.OpenDatabase();
        await using var two = service.OpenDatabase();
        await Task.WhenAll(InventorySeed.RunAsync(one, Cancellation), InventorySeed.RunAsync(two, Cancellation));

        Assert.Equal(("Renamed", 1L), ((await service.Read("MUGG0001")).ItemName, (await service.Read("MUGG0001")).OnHand));
        Assert.Equal(40, await one.Products.CountAsync(Cancellation));
    }

    [Fact]
    public async Task The_model_and_the_migrations_agree()
    {
        await using var db = service.OpenDatabase();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
    }
}
