using Grpc.Core;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Stock;

public sealed class ConfirmReservationTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Confirming_many_times_sells_the_units_once()
    {
        await service.HasStock("PIZZ0001", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("PIZZ0001", 3));

        var confirmed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Confirm(order)));

        Assert.All(confirmed, reservation => Assert.Equal(Wire.ReservationStatus.Confirmed, reservation.Status));
        Assert.Equal((10L, 0L, 3L, 7L), Levels(await service.Read("PIZZ0001")));
    }

    [Fact]
    public async Task A_confirmed_reservation_does_not_lapse()
    {
        await service.HasStock("PIZZ0002", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("PIZZ0002", 3));
        await service.Confirm(order);
        service.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(Wire.ReservationStatus.Confirmed, (await service.Confirm(order)).Status);
        Assert.Equal(Wire.ReservationStatus.Confirmed, (await service.Reserve(order, ("PIZZ0002", 3))).Status);
    }

    [Fact]
    public async Task A_released_reservation_cannot_be_confirmed()
    {
        await service.HasStock("BURG0001", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("BURG0001", 3));
        await service.Release(order);

        await ConfirmingIsRefused(order);
        Assert.Equal((10L, 0L, 0L, 10L), Levels(await service.Read("BURG0001")));
    }

    [Fact]
    public async Task A_lapsed_reservation_gives_its_units_back_instead_of_selling_them()
    {
        await service.HasStock("BURG0002", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("BURG0002", 10));
        service.Clock.Advance(TimeSpan.FromMinutes(15));

        await ConfirmingIsRefused(order);
        await service.Reserve(InventoryFixture.NewOrder(), ("BURG0002", 10));

        // Coming back with it must not take units that somebody else has by now.
        await ConfirmingIsRefused(order);
        Assert.Equal(Wire.ReservationStatus.Released, (await service.Reserve(order, ("BURG0002", 10))).Status);
        Assert.Equal((10L, 10L, 0L, 0L), Levels(await service.Read("BURG0002")));
    }

    [Fact]
    public async Task A_reservation_can_be_confirmed_until_the_last_moment()
    {
        await service.HasStock("PAST0001", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("PAST0001", 1));
        service.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));

        Assert.Equal(Wire.ReservationStatus.Confirmed, (await service.Confirm(order)).Status);
    }

    [Fact]
    public async Task An_order_without_reservation_is_not_found()
    {
        var refusal = await InventoryFixture.RefusalOf(
            service.Stock.ConfirmReservationAsync(new() { OrderId = InventoryFixture.NewOrder() }, service.Call));

        Assert.Equal((StatusCode.NotFound, "RESERVATION_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1001")]
    public async Task What_is_no_order_id_is_refused(string orderId)
    {
        Assert.Equal(
            ["order_id"], await InventoryFixture.WrongFieldsOf(service.Stock.ConfirmReservationAsync(new() { OrderId = orderId }, service.Call)));
    }

    private async Task ConfirmingIsRefused(string order)
    {
        var refusal = await InventoryFixture.RefusalOf(service.Stock.ConfirmReservationAsync(new() { OrderId = order }, service.Call));

        Assert.Equal((StatusCode.FailedPrecondition, "RESERVATION_RELEASED"), (refusal.Status, refusal.Code));
    }

    private static (long OnHand, long Reserved, long Committed, long Available) Levels(Wire.StockLevel level) =>
        (level.OnHand, level.Reserved, level.Committed, level.Available);
}
