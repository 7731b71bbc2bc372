using InventoryService.Data;
using Npgsql;
using Platform.Testing.Hosting;

namespace InventoryService.Tests.Stock;

/// <summary>Nobody asks again for these reservations.</summary>
public sealed class ExpireReservationsTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Units_come_back_when_their_time_is_over()
    {
        await service.HasStock("PIZZ0001", "main", 10);
        await service.Reserve(InventoryFixture.NewOrder(), ("PIZZ0001", 3));
        service.Clock.Advance(TimeSpan.FromMinutes(10));
        await service.Reserve(InventoryFixture.NewOrder(), ("PIZZ0001", 4));

        await AdvanceUntilAvailable("PIZZ0001", 6);
        await AdvanceUntilAvailable("PIZZ0001", 10);

        Assert.Equal(2, await CountAsync("SELECT count(*) FROM stock_movements WHERE item_id = 'PIZZ0001' AND cause = 'expire'"));
    }

    [Fact]
    public async Task Replicas_give_each_reservation_back_once()
    {
        await service.HasStock("BURG0001", "main", 200);
        var replicas = new List<ServiceHost<InventoryDbContext>> { await service.StartAsync(service.Clock), await service.StartAsync(service.Clock) };

        for (var order = 0; order < 40; order++)
            await service.Reserve(InventoryFixture.NewOrder(), ("BURG0001", 2), ("BURG0002", 1));

        await AdvanceUntilAvailable("BURG0001", 200);

        Assert.Equal(40, await CountAsync("SELECT count(*) FROM stock_movements WHERE item_id = 'BURG0001' AND cause = 'expire'"));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM reservations WHERE status = 'held' AND order_id IN (SELECT order_id FROM reservation_lines WHERE item_id = 'BURG0001')"));

        foreach (var replica in replicas)
            await replica.DisposeAsync();
    }

    [Fact]
    public async Task What_was_confirmed_stays_sold()
    {
        await service.HasStock("PAST0001", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("PAST0001", 3));
        await service.Confirm(order);
        await service.Reserve(InventoryFixture.NewOrder(), ("PAST0001", 2));

        await AdvanceUntilAvailable("PAST0001", 7);

        Assert.Equal(3, (await service.Read("PAST0001")).Committed);
    }

    private async Task AdvanceUntilAvailable(string itemId, long units)
    {
        while ((await service.Read(itemId)).Available != units)
        {
            service.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(service.ConnectionString);
        await using var command = source.CreateCommand(sql);

        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
