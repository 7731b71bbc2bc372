using Grpc.Core;

namespace InventoryService.Tests.Stock;

public sealed class CheckStockTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task A_location_has_one_level_and_no_location_has_all()
    {
        var one = await service.Read("KNIF0001", "downtown");
        var all = (await service.Stock.CheckStockAsync(new() { ItemId = "KNIF0001" }, service.Call)).Levels;

        Assert.Equal(("Chef's Knife", "downtown", 2L, 0L, 0L, 2L), (one.ItemName, one.Location, one.OnHand, one.Reserved, one.Committed, one.Available));
        Assert.Equal(["airport", "downtown", "main"], all.Select(level => level.Location));
        Assert.Contains(one, all);
        Assert.Equal(0, (await service.Read("TIRA0001", "airport")).Available);
    }

    [Fact]
    public async Task A_product_that_was_never_stocked_somewhere_has_none_there()
    {
        await service.NeverStocked("SPIC0001", "airport");

        Assert.Equal(0, (await service.Read("SPIC0001", "airport")).OnHand);
        Assert.Equal(3, (await service.Stock.CheckStockAsync(new() { ItemId = "SPIC0001" }, service.Call)).Levels.Count);
    }

    [Theory]
    [InlineData("NONE0001", "", "PRODUCT_NOT_FOUND")]
    [InlineData("NONE0001", "nowhere", "PRODUCT_NOT_FOUND")]
    [InlineData("PIZZ0001", "nowhere", "LOCATION_NOT_FOUND")]
    public async Task An_unknown_product_or_location_is_not_found(string itemId, string location, string code)
    {
        var refusal = await InventoryFixture.RefusalOf(service.Stock.CheckStockAsync(new() { ItemId = itemId, Location = location }, service.Call));

        Assert.Equal((StatusCode.NotFound, code), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("Main")]
    [InlineData("ma in")]
    [InlineData("-main")]
    [InlineData("main\0")]
    [InlineData("main\n")]
    public async Task All_that_is_wrong_is_named_at_once(string location)
    {
        var call = service.Stock.CheckStockAsync(new() { ItemId = "pizza", Location = location }, service.Call);

        Assert.Equal(["item_id", "location"], await InventoryFixture.WrongFieldsOf(call));
    }
}
