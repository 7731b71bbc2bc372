using Grpc.Core;
using Npgsql;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Stock;

/// <summary>What must hold when everybody comes at once, also by two replicas.</summary>
public sealed class StockLedgerTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task The_last_units_are_sold_once()
    {
        await service.HasStock("PIZZ0001", "main", 10);
        await using var replica = await service.StartAsync(service.Clock);
        Wire.StockService.StockServiceClient[] doors = [service.Stock, new(replica.Channel)];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => StatusOf(
            doors[number % 2].ReserveStockAsync(InventoryFixture.Request(InventoryFixture.NewOrder(), "main", ("PIZZ0001", 1)), service.Call))));

        Assert.Equal(10, outcomes.Count(status => status == StatusCode.OK));
        Assert.Equal(50, outcomes.Count(status => status == StatusCode.FailedPrecondition));
        var level = await service.Read("PIZZ0001");
        Assert.Equal((10L, 10L, 0L), (level.OnHand, level.Reserved, level.Available));
    }

    [Fact]
    public async Task Orders_of_the_same_products_in_any_order_do_not_block_each_other_for_good()
    {
        string[] items = ["BURG0001", "BURG0002", "COFF0001", "COFF0002"];

        foreach (var item in items)
            await service.HasStock(item, "main", 1000);

        // Without a common order of locks some of these would wait for each other, and PostgreSQL would end one of them.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => ThroughAsync(
            InventoryFixture.NewOrder(), (number % 2 == 0 ? items : items.Reverse()).Skip(number % 3).Select(item => (item, 1L + number % 4)).ToArray(), number)));

        Assert.All(outcomes, status => Assert.Equal(StatusCode.OK, status));
        Assert.Equal(0, (await service.Read("COFF0001")).Reserved);
        await BooksAgree();
    }

    [Theory]
    [InlineData("UPDATE stock SET reserved = on_hand + 1 WHERE item_id = 'TOTE0001'")]
    [InlineData("UPDATE stock SET committed = -1 WHERE item_id = 'TOTE0001'")]
    [InlineData("UPDATE stock SET reserved = -1 WHERE item_id = 'TOTE0001'")]
    [InlineData("UPDATE stock SET on_hand = -1 WHERE item_id = 'TOTE0001'")]
    public async Task The_database_itself_refuses_to_promise_what_is_not_there(string statement)
    {
        await using var source = NpgsqlDataSource.Create(service.ConnectionString);
        await using var command = source.CreateCommand(statement);

        var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.CheckViolation, error.SqlState);
    }

    private async Task<StatusCode> ThroughAsync(string order, (string ItemId, long Quantity)[] lines, int number)
    {
        var reserved = await StatusOf(service.Reserve(order, lines));

        if (reserved != StatusCode.OK || number % 4 == 0)
            return reserved == StatusCode.OK ? await StatusOf(service.Stock.ReleaseReservationAsync(new() { OrderId = order }, service.Call)) : reserved;

        return await StatusOf(service.Stock.ConfirmReservationAsync(new() { OrderId = order }, service.Call));
    }

    /// <summary>What the stock says is kept is what the reservations say.</summary>
    private async Task BooksAgree()
    {
        await using var source = NpgsqlDataSource.Create(service.ConnectionString);
        await using var command = source.CreateCommand(
            """
            SELECT count(*) FROM stock s
            WHERE (s.reserved, s.committed) <> (
                SELECT coalesce(sum(l.quantity) FILTER (WHERE r.status = 'held'), 0), coalesce(sum(l.quantity) FILTER (WHERE r.status = 'confirmed'), 0)
                FROM reservation_lines l JOIN reservations r USING (order_id)
                WHERE l.item_id = s.item_id AND r.location = s.location)
            """);

        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<StatusCode> StatusOf<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return StatusCode.OK;
        }
        catch (RpcException error)
        {
            return error.StatusCode;
        }
    }
}
