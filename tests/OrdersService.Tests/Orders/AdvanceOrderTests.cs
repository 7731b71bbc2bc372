using Grpc.Core;
using OrdersService.Tests.Hosting;
using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Orders;

public sealed class AdvanceOrderTests(OrdersFixture service)
{
    [Fact]
    public async Task An_order_goes_through_the_kitchen_and_takes_its_units_along()
    {
        await service.HasAvailable("TACO0001", "downtown", 5);
        var before = await service.Level("TACO0001", "downtown");
        var order = await service.Orders.PlaceOrderAsync(Requests.Order("1", "downtown", ("TACO0001", 2)), service.Call);

        foreach (var status in (OrderStatus[])[OrderStatus.Preparing, OrderStatus.Ready, OrderStatus.Completed])
        {
            Assert.Equal(status, (await Advance(order, status)).Status);
            Assert.Equal(status, (await Advance(order, status)).Status);
        }

        var after = await service.Level("TACO0001", "downtown");
        Assert.Equal((before.OnHand - 2, before.Committed, 3), (after.OnHand, after.Committed, after.Available));
    }

    [Theory]
    [InlineData(OrderStatus.Ready)]
    [InlineData(OrderStatus.Completed)]
    public async Task No_step_is_left_out(OrderStatus status)
    {
        var order = await service.Orders.PlaceOrderAsync(Requests.Order("1", "main", ("TEAA0001", 1)), service.Call);

        var refusal = await OrdersFixture.RefusalOf(service.Orders.AdvanceOrderAsync(new() { OrderId = order.Id, Status = status }, service.Call));

        Assert.Equal((StatusCode.FailedPrecondition, "ORDER_STATUS_CONFLICT"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task A_cancelled_order_is_not_prepared()
    {
        var order = await service.Orders.PlaceOrderAsync(Requests.Order("1", "main", ("TEAA0001", 1)), service.Call);
        await service.Orders.CancelOrderAsync(new() { OrderId = order.Id }, service.Call);

        var refusal = await OrdersFixture.RefusalOf(
            service.Orders.AdvanceOrderAsync(new() { OrderId = order.Id, Status = OrderStatus.Preparing }, service.Call));

        Assert.Equal("ORDER_STATUS_CONFLICT", refusal.Code);
    }

    [Fact]
    public async Task A_longer_queue_means_a_later_order()
    {
        var first = await service.Orders.PlaceOrderAsync(Requests.Order("1", "downtown", ("TEAA0001", 1)), service.Call);
        var second = await service.Orders.PlaceOrderAsync(Requests.Order("1", "downtown", ("TEAA0001", 1)), service.Call);

        Assert.True(second.EstimatedAt > first.EstimatedAt);
    }

    [Theory]
    [InlineData(OrderStatus.Unspecified)]
    [InlineData(OrderStatus.Pending)]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData((OrderStatus)99)]
    public async Task Every_bad_field_is_named_at_once(OrderStatus status)
    {
        var refusal = await OrdersFixture.RefusalOf(service.Orders.AdvanceOrderAsync(new() { OrderId = "?", Status = status }, service.Call));

        Assert.Equal(["order_id", "status"], refusal.Fields.Select(field => field.Field));
    }

    private AsyncUnaryCall<Order> Advance(Order order, OrderStatus status) =>
        service.Orders.AdvanceOrderAsync(new() { OrderId = $"{order.Number}", Status = status }, service.Call);
}
