using Grpc.Core;
using ServiceDefaults.Errors;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Stock;

public sealed class ReserveStockTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Units_are_kept_for_fifteen_minutes()
    {
        await service.HasStock("PIZZ0001", "main", 10);
        await service.HasStock("COFF0001", "main", 10);
        var order = InventoryFixture.NewOrder();

        var reservation = await service.Reserve(order, ("PIZZ0001", 3), ("COFF0001", 1));

        Assert.Equal((order, "main", Wire.ReservationStatus.Held), (reservation.OrderId, reservation.Location, reservation.Status));
        Assert.Equal(["COFF0001", "PIZZ0001"], reservation.Lines.Select(line => line.ItemId));
        Assert.Equal(service.Clock.GetUtcNow().AddMinutes(15), reservation.ExpiresAt.ToDateTimeOffset());
        Assert.Equal((10L, 3L, 7L), Levels(await service.Read("PIZZ0001")));
    }

    [Fact]
    public async Task The_same_request_again_reserves_nothing_more()
    {
        await service.HasStock("PIZZ0002", "main", 10);
        var order = InventoryFixture.NewOrder();

        var reservations = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => service.Reserve(order, ("PIZZ0002", 3)).ResponseAsync));

        Assert.Single(reservations.Distinct());
        Assert.Equal((10L, 3L, 7L), Levels(await service.Read("PIZZ0002")));
    }

    [Fact]
    public async Task A_shortage_says_where_else_it_is_and_what_there_is_instead()
    {
        await service.HasStock("KNIF0001", "main", 1);
        await service.HasStock("KNIF0001", "airport", 9);
        await service.HasStock("KNIF0001", "downtown", 0);

        var shortage = Assert.Single(ShortagesOf(await InventoryFixture.RefusalOf(service.Reserve(InventoryFixture.NewOrder(), ("KNIF0001", 3)))));

        Assert.Equal([("airport", 9L)], shortage.Elsewhere.Select(units => (units.Location, units.Available)));
        Assert.Equal(3, shortage.Alternatives.Count);
        Assert.DoesNotContain(shortage.Alternatives, product => product.ItemId == "KNIF0001" || product.Available < 3);
        var wanted = await service.Products.GetProductAsync(new() { ItemId = "KNIF0001" }, service.Call);
        foreach (var product in shortage.Alternatives)
        {
            var known = await service.Products.GetProductAsync(new() { ItemId = product.ItemId }, service.Call);
            Assert.Equal((wanted.Category, known.Name, known.Price), (known.Category, product.ItemName, product.Price));
        }

        Assert.Equal(shortage.Alternatives.OrderBy(product => Math.Abs(product.Price.MinorUnits - wanted.Price.MinorUnits)), shortage.Alternatives);
    }

    [Fact]
    public async Task Another_request_for_the_same_order_is_refused()
    {
        await service.HasStock("BURG0001", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("BURG0001", 3));

        foreach (var request in (Wire.ReserveStockRequest[])
            [
                InventoryFixture.Request(order, "main", ("BURG0001", 4)),
                InventoryFixture.Request(order, "main", ("BURG0001", 3), ("COFF0002", 1)),
                InventoryFixture.Request(order, "airport", ("BURG0001", 3)),
            ])
        {
            var refusal = await InventoryFixture.RefusalOf(service.Stock.ReserveStockAsync(request, service.Call));
            Assert.Equal((StatusCode.AlreadyExists, "RESERVATION_MISMATCH"), (refusal.Status, refusal.Code));
        }

        Assert.Equal((10L, 3L, 7L), Levels(await service.Read("BURG0001")));
    }

    [Fact]
    public async Task All_lines_are_kept_or_none()
    {
        await service.HasStock("BURG0002", "main", 10);
        await service.HasStock("TIRA0001", "main", 2);
        await service.HasStock("CAKE0001", "main", 0);
        var order = InventoryFixture.NewOrder();

        var refusal = await InventoryFixture.RefusalOf(service.Reserve(order, ("BURG0002", 1), ("TIRA0001", 3), ("CAKE0001", 1)));

        Assert.Equal((StatusCode.FailedPrecondition, "INSUFFICIENT_INVENTORY"), (refusal.Status, refusal.Code));
        Assert.Equal("Only 2 of Tiramisu are available at main. Chocolate Cake is out of stock at main.", refusal.Message);
        Assert.Equal(
            [("TIRA0001", "Tiramisu", "main", 3L, 2L), ("CAKE0001", "Chocolate Cake", "main", 1L, 0L)],
            ShortagesOf(refusal).Select(shortage => (shortage.ItemId, shortage.ItemName, shortage.Location, shortage.Requested, shortage.Available)));
        Assert.Equal((10L, 0L, 10L), Levels(await service.Read("BURG0002")));

        // Nothing of it is remembered: with enough units the same order can be filled.
        await service.HasStock("TIRA0001", "main", 3);
        await service.HasStock("CAKE0001", "main", 1);
        Assert.Equal(Wire.ReservationStatus.Held, (await service.Reserve(order, ("BURG0002", 1), ("TIRA0001", 3), ("CAKE0001", 1))).Status);
    }

    [Fact]
    public async Task A_product_that_was_never_stocked_here_is_short()
    {
        await service.NeverStocked("HONY0001", "main");

        var refusal = await InventoryFixture.RefusalOf(service.Reserve(InventoryFixture.NewOrder(), ("HONY0001", 1)));

        Assert.Equal(0, Assert.Single(ShortagesOf(refusal)).Available);
    }

    [Theory]
    [InlineData("NONE0001", "main", "PRODUCT_NOT_FOUND")]
    [InlineData("PIZZ0001", "nowhere", "LOCATION_NOT_FOUND")]
    public async Task An_unknown_product_or_location_is_not_found(string itemId, string location, string code)
    {
        var request = InventoryFixture.Request(InventoryFixture.NewOrder(), location, (itemId, 1));
        var refusal = await InventoryFixture.RefusalOf(service.Stock.ReserveStockAsync(request, service.Call));

        Assert.Equal((StatusCode.NotFound, code), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        var request = InventoryFixture.Request("1001", "Main", ("PIZZ0001", 0), ("pizza", 1001), ("PIZZ0001", long.MinValue));

        Assert.Equal(
            ["order_id", "location", "lines[0].quantity", "lines[1].item_id", "lines[1].quantity", "lines[2].quantity", "lines[2].item_id"],
            await InventoryFixture.WrongFieldsOf(service.Stock.ReserveStockAsync(request, service.Call)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task A_request_has_one_to_fifty_lines(int count)
    {
        var lines = Enumerable.Range(0, count).Select(number => ($"ITEM{number:D4}", 1L)).ToArray();

        Assert.Equal(["lines"], await InventoryFixture.WrongFieldsOf(service.Reserve(InventoryFixture.NewOrder(), lines)));
    }

    private static IEnumerable<Wire.InsufficientInventory.Types.Shortage> ShortagesOf(RemoteError refusal) =>
        refusal.Detail<Wire.InsufficientInventory>()!.Shortages;

    private static (long OnHand, long Reserved, long Available) Levels(Wire.StockLevel level) => (level.OnHand, level.Reserved, level.Available);
}
