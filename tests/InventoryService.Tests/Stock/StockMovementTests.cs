using InventoryService.Stock;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InventoryService.Tests.Stock;

public sealed class StockMovementTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Every_change_is_in_the_book_with_its_cause()
    {
        await service.HasStock("PIZZ0001", "main", 10);
        await service.Stock.AdjustStockAsync(new() { ItemId = "PIZZ0001", Location = "main", Delta = 5, IntentKey = "delivery-7" }, service.Call);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("PIZZ0001", 3));
        await service.Confirm(order);
        await service.Stock.CompleteReservationAsync(new() { OrderId = order }, service.Call);

        var book = await BookAsync("PIZZ0001");

        Assert.Equal(
            [MovementCause.Opening, MovementCause.Set, MovementCause.Adjust, MovementCause.Reserve, MovementCause.Confirm, MovementCause.Complete],
            book.Select(movement => movement.Cause));
        Assert.Equal("delivery-7", book[2].IntentKey);
        Assert.All(book[3..], movement => Assert.Equal(Guid.Parse(order), movement.OrderId));
        Assert.Equal((-3L, 0L, -3L, 12L), (book[^1].OnHandChange, book[^1].ReservedChange, book[^1].CommittedChange, book[^1].OnHand));
    }

    [Fact]
    public async Task A_repeated_or_refused_call_is_not_in_the_book()
    {
        await service.HasStock("BURG0001", "main", 10);
        var before = (await BookAsync("BURG0001")).Count;
        var order = InventoryFixture.NewOrder();

        await service.HasStock("BURG0001", "main", 10);
        await InventoryFixture.RefusalOf(service.Reserve(order, ("BURG0001", 11)));
        await service.Reserve(order, ("BURG0001", 1));
        await service.Reserve(order, ("BURG0001", 1));
        await service.Release(order);
        await service.Release(order);

        Assert.Equal([MovementCause.Reserve, MovementCause.Release], (await BookAsync("BURG0001"))[before..].Select(movement => movement.Cause));
    }

    [Fact]
    public async Task The_book_adds_up_to_what_is_there()
    {
        await service.HasStock("COFF0001", "main", 50);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            var order = InventoryFixture.NewOrder();
            await service.Reserve(order, ("COFF0001", 1), ("COFF0002", 2));

            if (number % 2 == 0)
                await service.Confirm(order);

            if (number % 3 == 0)
                await service.Release(order);
            else if (number % 4 == 0)
                await service.Stock.CompleteReservationAsync(new() { OrderId = order }, service.Call);
        }));

        await using var source = NpgsqlDataSource.Create(service.ConnectionString);
        await using var command = source.CreateCommand(
            """
            SELECT count(*) FROM stock s
            WHERE (s.on_hand, s.reserved, s.committed) <> (
                SELECT coalesce(sum(on_hand_change), -1), coalesce(sum(reserved_change), 0), coalesce(sum(committed_change), 0) FROM stock_movements m
                WHERE m.item_id = s.item_id AND m.location = s.location)
            """);
        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private async Task<List<StockMovement>> BookAsync(string itemId)
    {
        await using var db = service.OpenDatabase();

        return await db.Movements.AsNoTracking()
            .Where(movement => movement.ItemId == itemId && movement.Location == "main")
            .OrderBy(movement => movement.Id)
            .ToListAsync(TestContext.Current.CancellationToken);
    }
}
