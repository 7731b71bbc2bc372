using Microsoft.EntityFrameworkCore;
using OrdersService.Tests.Hosting;
using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Orders;

/// <summary>Orders that whoever placed them left behind, and nobody asks for again.</summary>
public sealed class FulfilmentWorkerTests(OrdersFixture service, FaultyFixture faulty) : IClassFixture<FaultyFixture>
{
    [Theory]
    [InlineData("ReserveStock", "CURR0001")]
    [InlineData("ConfirmReservation", "CHKN0001")]
    public async Task An_order_whose_stock_did_not_answer_is_confirmed_when_it_answers_again(string method, string itemId)
    {
        await service.HasAvailable(itemId, "airport", 5);
        faulty.Stock.On(method, FaultPlan.RequestLost);
        var pending = await faulty.Hasty.PlaceOrderAsync(Requests.Order("3", "airport", (itemId, 2)), service.Call);
        Assert.Equal(OrderStatus.Pending, pending.Status);

        faulty.Stock.Repair();

        await service.Until(async () => await StatusOf(pending) == OrderStatus.Confirmed);
        Assert.Equal((3, 0), ((await service.Level(itemId, "airport")).Available, (await service.Level(itemId, "airport")).Reserved));
    }

    [Fact]
    public async Task An_order_for_which_the_units_are_gone_is_rejected()
    {
        await service.HasAvailable("SALM0001", "airport", 2);
        faulty.Stock.On("ReserveStock", FaultPlan.RequestLost);
        var request = Requests.Order("3", "airport", ("SALM0001", 2));
        var pending = await faulty.Hasty.PlaceOrderAsync(request, service.Call);
        await service.HasAvailable("SALM0001", "airport", 1);

        faulty.Stock.Repair();

        await service.Until(async () => await StatusOf(pending) == OrderStatus.Rejected);
        Assert.Equal("INSUFFICIENT_INVENTORY", (await OrdersFixture.RefusalOf(service.Orders.PlaceOrderAsync(request, service.Call))).Code);
    }

    [Fact]
    public async Task What_a_crash_left_is_settled_once_by_whichever_replica()
    {
        await using var one = await service.StartReplicaAsync(options => options.Settings["Orders:Lease"] = "00:00:00.500");
        await using var two = await service.StartReplicaAsync(options => options.Settings["Orders:Lease"] = "00:00:00.500");
        await service.HasAvailable("LEMO0001", "airport", 100);
        faulty.Stock.On("ReserveStock", FaultPlan.RequestLost);
        var pending = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            faulty.Hasty.PlaceOrderAsync(Requests.Order("3", "airport", ("LEMO0001", 1)), service.Call).ResponseAsync));
        faulty.Stock.Repair();

        foreach (var order in pending)
            await service.Until(async () => await StatusOf(order) == OrderStatus.Confirmed);

        Assert.Equal(88, (await service.Level("LEMO0001", "airport")).Available);
        await using var db = service.OpenDatabase();
        var ids = pending.Select(order => Guid.Parse(order.Id)).ToList();
        Assert.False(await db.Orders.AnyAsync(order => ids.Contains(order.Id) && order.DueAt != null, service.Call.CancellationToken));
    }

    private async Task<OrderStatus> StatusOf(Order order) => (await service.Orders.GetOrderAsync(new() { OrderId = order.Id }, service.Call)).Status;
}
