using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests.Stock;

public sealed class ReleaseReservationTests(InventoryFixture service) : IClassFixture<InventoryFixture>
{
    [Theory]
    [InlineData("PIZZ0001", false)]
    [InlineData("PIZZ0002", true)]
    public async Task Releasing_many_times_gives_the_units_back_once(string itemId, bool isConfirmed)
    {
        await service.HasStock(itemId, "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, (itemId, 3));

        if (isConfirmed)
            await service.Confirm(order);

        var released = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Release(order)));

        Assert.All(released, reservation => Assert.Equal(Wire.ReservationStatus.Released, reservation.Status));
        var level = await service.Read(itemId);
        Assert.Equal((10L, 0L, 0L, 10L), (level.OnHand, level.Reserved, level.Committed, level.Available));
    }

    [Fact]
    public async Task A_late_repetition_of_a_request_keeps_nothing_for_an_order_that_is_over()
    {
        await service.HasStock("BURG0001", "main", 10);
        var order = InventoryFixture.NewOrder();
        await service.Reserve(order, ("BURG0001", 3));
        await service.Release(order);

        Assert.Equal(Wire.ReservationStatus.Released, (await service.Reserve(order, ("BURG0001", 3))).Status);
        Assert.Equal(10, (await service.Read("BURG0001")).Available);
    }

    [Fact]
    public async Task Confirming_and_releasing_at_once_ends_in_released_units()
    {
        await service.HasStock("BURG0002", "main", 10);

        for (var round = 0; round < 10; round++)
        {
            var order = InventoryFixture.NewOrder();
            await service.Reserve(order, ("BURG0002", 3));

            await Task.WhenAll(service.Release(order), service.Confirm(order).ContinueWith(_ => { }, TaskScheduler.Default));

            Assert.Equal(10, (await service.Read("BURG0002")).Available);
        }
    }

    [Fact]
    public async Task A_request_that_arrives_after_the_release_keeps_nothing()
    {
        await service.HasStock("PAST0001", "main", 10);
        var order = InventoryFixture.NewOrder();

        Assert.Equal(Wire.ReservationStatus.Released, (await service.Release(order)).Status);
        Assert.Equal(Wire.ReservationStatus.Released, (await service.Reserve(order, ("PAST0001", 3))).Status);
        Assert.Equal("RESERVATION_RELEASED", (await InventoryFixture.RefusalOf(service.Stock.ConfirmReservationAsync(new() { OrderId = order }, service.Call))).Code);
        Assert.Equal(10, (await service.Read("PAST0001")).Available);
    }

    [Fact]
    public async Task Reserving_and_releasing_at_once_keeps_nothing()
    {
        await service.HasStock("PAST0002", "main", 10);

        for (var round = 0; round < 20; round++)
        {
            var order = InventoryFixture.NewOrder();
            await Task.WhenAll(service.Reserve(order, ("PAST0002", 3)).ResponseAsync, service.Release(order));
        }

        Assert.Equal(10, (await service.Read("PAST0002")).Available);
    }

    [Fact]
    public async Task What_is_no_order_id_is_refused()
    {
        Assert.Equal(["order_id"], await InventoryFixture.WrongFieldsOf(service.Stock.ReleaseReservationAsync(new() { OrderId = "x" }, service.Call)));
    }
}
