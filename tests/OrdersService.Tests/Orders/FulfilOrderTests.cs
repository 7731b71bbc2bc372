using Grpc.Core;
using OrdersService.Tests.Hosting;
using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Orders;

/// <summary>Orders whose stock service loses requests, loses answers, fails or is too slow.</summary>
public sealed class FulfilOrderTests(OrdersFixture service, FaultyFixture faulty) : IClassFixture<FaultyFixture>
{
    public static TheoryData<string, string, string> Disturbances => new()
    {
        { "ReserveStock", "request lost", "APRN0001" },
        { "ReserveStock", "answer lost", "MUGG0001" },
        { "ReserveStock", "unavailable", "PLAT0001" },
        { "ReserveStock", "internal", "GLAS0001" },
        { "ConfirmReservation", "request lost", "BORD0001" },
        { "ConfirmReservation", "answer lost", "OLIV0001" },
        { "ConfirmReservation", "unavailable", "HONY0001" },
    };

    [Theory]
    [MemberData(nameof(Disturbances))]
    public async Task An_unknown_outcome_leaves_the_order_pending_and_the_same_call_finishes_it(string method, string disturbance, string itemId)
    {
        await service.HasAvailable(itemId, "airport", 5);
        var before = await service.Level(itemId, "airport");
        var request = Requests.Order("8", "airport", (itemId, 2));
        faulty.Stock.On(method, FaultOf(disturbance));

        var pending = await faulty.Hasty.PlaceOrderAsync(request, service.Call);

        Assert.Equal(OrderStatus.Pending, pending.Status);
        Assert.Null(pending.EstimatedAt);

        faulty.Stock.Repair();
        var confirmed = await faulty.Patient.PlaceOrderAsync(request, service.Call);

        Assert.Equal((OrderStatus.Confirmed, pending.Number), (confirmed.Status, confirmed.Number));
        Assert.Equal(1, await service.CountOf(request.IntentKey));
        var after = await service.Level(itemId, "airport");
        Assert.Equal((3, 0, before.Committed + 2), (after.Available, after.Reserved, after.Committed));
    }

    [Fact]
    public async Task A_pending_order_is_answered_before_the_callers_deadline()
    {
        var request = Requests.Order("8", "main", ("SAUC0001", 1));
        faulty.Stock.On("ReserveStock", FaultPlan.RequestLost);

        // This replica would wait for stock longer than its caller waits for it.
        var order = await faulty.Patient.PlaceOrderAsync(request, Within(TimeSpan.FromSeconds(7)));

        Assert.Equal(OrderStatus.Pending, order.Status);
        faulty.Stock.Repair();
    }

    [Fact]
    public async Task Without_prices_nothing_is_stored()
    {
        var request = Requests.Order("8", "main", ("SAUC0001", 1));
        faulty.Stock.On("GetProducts", FaultPlan.Fails(StatusCode.Unavailable));

        var refusal = await OrdersFixture.RefusalOf(faulty.Patient.PlaceOrderAsync(request, service.Call));

        Assert.Equal((StatusCode.Unavailable, "DEPENDENCY_UNAVAILABLE"), (refusal.Status, refusal.Code));
        Assert.Equal(0, await service.CountOf(request.IntentKey));
        faulty.Stock.Repair();
        Assert.Equal(OrderStatus.Confirmed, (await faulty.Patient.PlaceOrderAsync(request, service.Call)).Status);
    }

    [Theory]
    [InlineData("ReserveStock", "SOUP0001")]
    [InlineData("ConfirmReservation", "WING0001")]
    public async Task An_order_that_is_cancelled_while_it_is_being_placed_keeps_no_stock(string method, string itemId)
    {
        await service.HasAvailable(itemId, "airport", 5);
        var before = await service.Level(itemId, "airport");
        var request = Requests.Order("9", "airport", (itemId, 2));
        faulty.Stock.On(method, async (forward, ended) =>
        {
            var orders = await service.Orders.ListOrdersAsync(new() { CustomerId = "9", Statuses = { OrderStatus.Pending }, Location = "airport" }, cancellationToken: ended);
            await service.Orders.CancelOrderAsync(new() { OrderId = Assert.Single(orders.Orders).Id }, cancellationToken: ended);
            await forward();
        });

        var order = await faulty.Patient.PlaceOrderAsync(request, service.Call);

        faulty.Stock.Repair();
        Assert.Equal(OrderStatus.Cancelled, order.Status);
        var after = await service.Level(itemId, "airport");
        Assert.Equal((before.Available, before.Reserved, before.Committed), (after.Available, after.Reserved, after.Committed));
    }

    [Fact]
    public async Task A_reservation_that_lapsed_rejects_the_order()
    {
        var request = Requests.Order("10", "airport", ("SALD0001", 1));
        faulty.Stock.On("ConfirmReservation", async (forward, ended) =>
        {
            var orders = await service.Orders.ListOrdersAsync(new() { CustomerId = "10", Statuses = { OrderStatus.Pending }, Location = "airport" }, cancellationToken: ended);
            await service.Stock.ReleaseReservationAsync(new() { OrderId = Assert.Single(orders.Orders).Id }, cancellationToken: ended);
            await forward();
        });

        var refusal = await OrdersFixture.RefusalOf(faulty.Patient.PlaceOrderAsync(request, service.Call));

        faulty.Stock.Repair();
        Assert.Equal((StatusCode.FailedPrecondition, "RESERVATION_LAPSED"), (refusal.Status, refusal.Code));
        Assert.Equal(refusal.Message, (await service.Orders.GetOrderAsync(new() { OrderId = refusal.Metadata["order_number"] }, service.Call)).Reason);
    }

    [Fact]
    public async Task A_cancellation_whose_release_failed_is_finished_in_the_background()
    {
        await service.HasAvailable("SALD0002", "airport", 5);
        var order = await faulty.Patient.PlaceOrderAsync(Requests.Order("10", "airport", ("SALD0002", 2)), service.Call);
        faulty.Stock.On("ReleaseReservation", FaultPlan.Fails(StatusCode.Internal));

        var cancelled = await faulty.Patient.CancelOrderAsync(new() { OrderId = order.Id, Reason = "Too late." }, service.Call);

        Assert.Equal((OrderStatus.Cancelled, "Too late."), (cancelled.Status, cancelled.Reason));
        faulty.Stock.Repair();
        await service.Until(async () => (await service.Level("SALD0002", "airport")).Available == 5);
    }

    private static Fault FaultOf(string disturbance) => disturbance switch
    {
        "request lost" => FaultPlan.RequestLost,
        "answer lost" => FaultPlan.AnswerLost,
        "unavailable" => FaultPlan.Fails(StatusCode.Unavailable),
        _ => FaultPlan.Fails(StatusCode.Internal),
    };

    private CallOptions Within(TimeSpan time) => service.Call.WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime + time);
}
