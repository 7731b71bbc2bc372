using Grpc.Core;
using OrdersService.Tests.Hosting;
using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Orders;

public sealed class CancelOrderTests(OrdersFixture service)
{
    [Fact]
    public async Task Cancelling_gives_the_units_back_and_keeps_the_reason()
    {
        await service.HasAvailable("CAKE0001", "downtown", 5);
        var order = await service.Orders.PlaceOrderAsync(Requests.Order("1", "downtown", ("CAKE0001", 2)), service.Call);

        var cancelled = await service.Orders.CancelOrderAsync(new() { OrderId = $"{order.Number}", Reason = " Guests are ill. " }, service.Call);

        Assert.Equal((OrderStatus.Cancelled, "Guests are ill."), (cancelled.Status, cancelled.Reason));
        Assert.Null(cancelled.EstimatedAt);
        Assert.Equal(5, (await service.Level("CAKE0001", "downtown")).Available);
        Assert.Equal(cancelled, await service.Orders.GetOrderAsync(new() { OrderId = order.Id }, service.Call));
    }

    [Fact]
    public async Task Cancelling_many_times_at_once_gives_the_units_back_once()
    {
        await service.HasAvailable("CAKE0002", "downtown", 5);
        var order = await service.Orders.PlaceOrderAsync(Requests.Order("1", "downtown", ("CAKE0002", 2)), service.Call);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            service.Orders.CancelOrderAsync(new() { OrderId = order.Id }, service.Call).ResponseAsync));

        Assert.All(answers, answer => Assert.Equal(OrderStatus.Cancelled, answer.Status));
        Assert.Equal(5, (await service.Level("CAKE0002", "downtown")).Available);
    }

    [Fact]
    public async Task A_cancelled_order_is_the_answer_to_its_intent()
    {
        var request = Requests.Order("1", "main", ("TEAA0001", 1));
        var order = await service.Orders.PlaceOrderAsync(request, service.Call);
        await service.Orders.CancelOrderAsync(new() { OrderId = order.Id }, service.Call);

        var again = await service.Orders.PlaceOrderAsync(request, service.Call);

        Assert.Equal((order.Number, OrderStatus.Cancelled), (again.Number, again.Status));
    }

    [Fact]
    public async Task The_same_intent_gets_its_first_answer_and_another_request_none()
    {
        var order = await service.Orders.PlaceOrderAsync(Requests.Order("1", "main", ("TEAA0001", 1)), service.Call);
        var request = new CancelOrderRequest { OrderId = order.Id, Reason = "Guests are ill.", IntentKey = Requests.NewIntent() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Orders.CancelOrderAsync(request, service.Call).ResponseAsync));
        var refusal = await OrdersFixture.RefusalOf(service.Orders.CancelOrderAsync(new(request) { Reason = "Another." }, service.Call));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal((StatusCode.AlreadyExists, "INTENT_KEY_REUSED"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task Of_cancelling_and_preparing_at_once_one_wins()
    {
        await service.HasAvailable("ICEC0001", "downtown", 20);
        var outcomes = new List<OrderStatus>();

        for (var round = 0; round < 10; round++)
            outcomes.Add(await Race(await service.Orders.PlaceOrderAsync(Requests.Order("1", "downtown", ("ICEC0001", 1)), service.Call)));

        Assert.All(outcomes, outcome => Assert.Contains(outcome, (OrderStatus[])[OrderStatus.Cancelled, OrderStatus.Preparing]));
        Assert.Equal(20 - outcomes.Count(outcome => outcome == OrderStatus.Preparing), (await service.Level("ICEC0001", "downtown")).Available);
    }

    [Fact]
    public async Task A_completed_order_can_not_be_cancelled()
    {
        var completed = await service.Orders.ListOrdersAsync(new() { Statuses = { OrderStatus.Completed }, PageSize = 1 }, service.Call);

        var refusal = await OrdersFixture.RefusalOf(service.Orders.CancelOrderAsync(new() { OrderId = completed.Orders[0].Id }, service.Call));

        Assert.Equal((StatusCode.FailedPrecondition, "ORDER_NOT_CANCELLABLE"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task An_unknown_order_is_not_found()
    {
        var refusal = await OrdersFixture.RefusalOf(service.Orders.CancelOrderAsync(new() { OrderId = "42" }, service.Call));

        Assert.Equal((StatusCode.NotFound, "ORDER_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("first\nsecond")]
    [InlineData("\0")]
    [InlineData(null)]
    public async Task Every_bad_field_is_named_at_once(string? reason)
    {
        var request = new CancelOrderRequest { OrderId = "order", Reason = reason ?? new string('x', 501) };

        var refusal = await OrdersFixture.RefusalOf(service.Orders.CancelOrderAsync(request, service.Call));

        Assert.Equal(["order_id", "reason"], refusal.Fields.Select(field => field.Field));
    }

    /// <summary>Cancels and prepares an order at the same moment; says what became of it.</summary>
    private async Task<OrderStatus> Race(Order order)
    {
        var cancelling = service.Orders.CancelOrderAsync(new() { OrderId = order.Id }, service.Call).ResponseAsync;
        var preparing = service.Orders.AdvanceOrderAsync(new() { OrderId = order.Id, Status = OrderStatus.Preparing }, service.Call).ResponseAsync;
        var cancelled = (await Record.ExceptionAsync(() => cancelling)) is null;
        var prepared = (await Record.ExceptionAsync(() => preparing)) is null;

        Assert.NotEqual(prepared, cancelled);
        return (await service.Orders.GetOrderAsync(new() { OrderId = order.Id }, service.Call)).Status;
    }
}
