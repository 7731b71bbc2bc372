using Grpc.Core;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Stock;

public sealed class CompleteReservationTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Fact]
    public async Task Completing_many_times_takes_the_units_away_once()
    {
        await service.HasStock("PIZZ0001", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("PIZZ0001", 3));
        await service.Confirm(order);

        var completed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Complete(order).ResponseAsync));

        Assert.All(completed, reservation => Assert.Equal(Wire.ReservationStatus.Completed, reservation.Status));
        var level = await service.Read("PIZZ0001");
        Assert.Equal((7L, 0L, 0L, 7L), (level.OnHand, level.Reserved, level.Committed, level.Available));
        Assert.Equal(Wire.ReservationStatus.Completed, (await service.Confirm(order)).Status);
    }

    [Theory]
    [InlineData("BURG0001", false)]
    [InlineData("BURG0002", true)]
    public async Task Units_that_were_never_sold_can_not_be_handed_over(string itemId, bool isReleased)
    {
        await service.HasStock(itemId, "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, (itemId, 3));

        if (isReleased)
            await service.Release(order);

        var refusal = await InventoryFixture.RefusalOf(Complete(order));

        Assert.Equal((StatusCode.FailedPrecondition, "RESERVATION_NOT_CONFIRMED"), (refusal.Status, refusal.Code));
        Assert.Equal(10, (await service.Read(itemId)).OnHand);
    }

    [Fact]
    public async Task What_was_handed_over_does_not_come_back()
    {
        await service.HasStock("PAST0001", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("PAST0001", 3));
        await service.Confirm(order);
        await Complete(order);

        var refusal = await InventoryFixture.RefusalOf(service.Stock.ReleaseReservationAsync(new() { OrderId = order }, service.Call));

        Assert.Equal((StatusCode.FailedPrecondition, "RESERVATION_COMPLETED"), (refusal.Status, refusal.Code));
        Assert.Equal(7, (await service.Read("PAST0001")).OnHand);
    }

    [Fact]
    public async Task An_order_without_reservation_is_not_found()
    {
        Assert.Equal("RESERVATION_NOT_FOUND", (await InventoryFixture.RefusalOf(Complete(InventoryFixture.NewOrder()))).Code);
    }

    private AsyncUnaryCall<Wire.Reservation> Complete(string order) => service.Stock.CompleteReservationAsync(new() { OrderId = order }, service.Call);
}
