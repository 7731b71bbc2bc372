using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Stock;

public sealed class AdjustStockTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Units_are_added_and_taken_away()
    {
        await service.HasStock("PIZZ0001", "main", 10);

        Assert.Equal(15, (await Adjust("PIZZ0001", 5)).OnHand);
        Assert.Equal(0, (await Adjust("PIZZ0001", -15)).OnHand);
    }

    [Fact]
    public async Task Adjustments_at_once_all_count()
    {
        await service.HasStock("PIZZ0002", "main", 100);

        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => Adjust("PIZZ0002", number % 2 == 0 ? 3 : -1).ResponseAsync));

        Assert.Equal(100 + 12 * 3 - 12, (await service.Read("PIZZ0002")).OnHand);
    }

    [Fact]
    public async Task No_more_can_be_taken_than_is_free()
    {
        await service.HasStock("BURG0001", "main", 10);
        await service.Reserve(InventoryFixture.NewOrder(), ("BURG0001", 4));

        var refusal = await InventoryFixture.RefusalOf(Adjust("BURG0001", -7));

        Assert.Equal((StatusCode.FailedPrecondition, "BELOW_RESERVED"), (refusal.Status, refusal.Code));
        Assert.Equal(10, (await service.Read("BURG0001")).OnHand);
        Assert.Equal(0, (await Adjust("BURG0001", -6)).Available);
    }

    [Fact]
    public async Task No_more_is_put_on_hand_than_anyone_could_mean()
    {
        await service.HasStock("WATR0001", "main", 10);

        var refusal = await InventoryFixture.RefusalOf(Adjust("WATR0001", 999_991));

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_ARGUMENT"), (refusal.Status, refusal.Code));
        Assert.Equal(10, (await service.Read("WATR0001")).OnHand);
        Assert.Equal(1_000_000, (await Adjust("WATR0001", 999_990)).OnHand);
    }

    [Theory]
    [InlineData("NONE0001", "main", "PRODUCT_NOT_FOUND")]
    [InlineData("PIZZ0001", "nowhere", "LOCATION_NOT_FOUND")]
    public async Task An_unknown_product_or_location_is_not_found(string itemId, string location, string code)
    {
        var refusal = await InventoryFixture.RefusalOf(service.Stock.AdjustStockAsync(new() { ItemId = itemId, Location = location, Delta = 1 }, service.Call));

        Assert.Equal((StatusCode.NotFound, code), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    [InlineData(-1_000_001)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task All_that_is_wrong_is_named_at_once(long delta)
    {
        var call = service.Stock.AdjustStockAsync(new() { ItemId = "x", Location = "X", Delta = delta }, service.Call);

        Assert.Equal(["item_id", "location", "delta"], await InventoryFixture.WrongFieldsOf(call));
    }

    [Fact]
    public async Task A_commit_that_nobody_saw_end_is_not_called_repeatable()
    {
        await using var db = service.OpenDatabase();
        await db.Database.ExecuteSqlAsync(
            $"""
            CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS
            $body$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $body$;
            CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON stock DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW.item_id = 'KNIF0001') EXECUTE FUNCTION end_connection();
            """,
            TestContext.Current.CancellationToken);

        var refusal = await InventoryFixture.RefusalOf(Adjust("KNIF0001", 1));

        Assert.Equal((StatusCode.FailedPrecondition, "OUTCOME_UNKNOWN"), (refusal.Status, refusal.Code));
        Assert.False(refusal.Retryable);
    }

    private AsyncUnaryCall<Wire.StockLevel> Adjust(string itemId, long delta) =>
        service.Stock.AdjustStockAsync(new() { ItemId = itemId, Location = "main", Delta = delta }, service.Call);
}
