using Grpc.Core;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Stock;

public sealed class SetStockTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task A_quantity_is_set_whatever_was_there()
    {
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        var level = await service.HasStock("PIZZ0001", "main", 7);

        Assert.Equal((7L, 7L, "Margherita Pizza"), (level.OnHand, level.Available, level.ItemName));
        Assert.Equal(service.Clock.GetUtcNow(), level.UpdatedAt.ToDateTimeOffset());
        Assert.Equal(level, await service.Read("PIZZ0001"));
    }

    [Fact]
    public async Task The_quantity_that_is_there_already_changes_nothing()
    {
        var before = await service.HasStock("PIZZ0002", "main", 7);
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(before, await service.HasStock("PIZZ0002", "main", 7));
    }

    [Fact]
    public async Task An_expectation_that_is_out_of_date_is_refused_with_the_present_quantity()
    {
        await service.HasStock("BURG0001", "main", 7);

        var refusal = await InventoryFixture.RefusalOf(Set("BURG0001", 9, expected: 8));

        Assert.Equal((StatusCode.Aborted, "STALE_QUANTITY", "7"), (refusal.Status, refusal.Code, refusal.Metadata["on_hand"]));
        Assert.Equal(9, (await Set("BURG0001", 9, expected: 7)).OnHand);
    }

    [Fact]
    public async Task Nothing_can_be_expected_where_nothing_was()
    {
        await service.HasStock("BURG0002", "main", 0);

        Assert.Equal(5, (await Set("BURG0002", 5, expected: 0)).OnHand);
    }

    [Fact]
    public async Task Of_many_who_expect_the_same_one_sets()
    {
        await service.HasStock("PAST0001", "main", 100);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 12).Select(async number =>
        {
            try
            {
                return (await Set("PAST0001", 100 + number, expected: 100)).OnHand;
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.Aborted)
            {
                return -1;
            }
        }));

        Assert.Equal(Assert.Single(outcomes, outcome => outcome > 0), (await service.Read("PAST0001")).OnHand);
    }

    [Fact]
    public async Task What_orders_have_cannot_be_set_away()
    {
        await service.HasStock("PAST0002", "main", 10);
        var confirmed = InventoryFixture.NewOrder();
        await service.Reserve(confirmed, ("PAST0002", 3));
        await service.Confirm(confirmed);
        await service.Reserve(InventoryFixture.NewOrder(), ("PAST0002", 2));

        var refusal = await InventoryFixture.RefusalOf(Set("PAST0002", 4));

        Assert.Equal((StatusCode.FailedPrecondition, "BELOW_RESERVED"), (refusal.Status, refusal.Code));
        Assert.Equal(("10", "2", "3"), (refusal.Metadata["on_hand"], refusal.Metadata["reserved"], refusal.Metadata["committed"]));
        Assert.Equal(0, (await Set("PAST0002", 5)).Available);
    }

    [Fact]
    public async Task A_product_can_be_stocked_where_it_never_was()
    {
        await service.NeverStocked("SALM0001", "main");

        Assert.Equal(5, (await Set("SALM0001", 5)).OnHand);
    }

    [Theory]
    [InlineData("NONE0001", "main", "PRODUCT_NOT_FOUND")]
    [InlineData("PIZZ0001", "nowhere", "LOCATION_NOT_FOUND")]
    public async Task An_unknown_product_or_location_is_not_found(string itemId, string location, string code)
    {
        var refusal = await InventoryFixture.RefusalOf(service.Stock.SetStockAsync(new() { ItemId = itemId, Location = location, OnHand = 1 }, service.Call));

        Assert.Equal((StatusCode.NotFound, code), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    [InlineData(long.MinValue)]
    public async Task All_that_is_wrong_is_named_at_once(long onHand)
    {
        var call = service.Stock.SetStockAsync(new() { OnHand = onHand, ExpectedOnHand = -1 }, service.Call);

        Assert.Equal(["item_id", "location", "on_hand", "expected_on_hand"], await InventoryFixture.WrongFieldsOf(call));
    }

    private AsyncUnaryCall<Wire.StockLevel> Set(string itemId, long onHand) =>
        service.Stock.SetStockAsync(new() { ItemId = itemId, Location = "main", OnHand = onHand }, service.Call);

    private AsyncUnaryCall<Wire.StockLevel> Set(string itemId, long onHand, long expected) =>
        service.Stock.SetStockAsync(new() { ItemId = itemId, Location = "main", OnHand = onHand, ExpectedOnHand = expected }, service.Call);
}
