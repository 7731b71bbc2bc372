using OrdersService.Orders;

namespace OrdersService.Tests.Orders;

public sealed class OrderTests
{
    private static readonly DateTimeOffset Later = Sample.Noon.AddMinutes(5);
    private static readonly DateTimeOffset Due = Later.AddSeconds(5);

    private static readonly Dictionary<string, Action<Order>> Steps = new()
    {
        ["hold"] = order => order.HoldStock(Later),
        ["confirm"] = order => order.Confirm(Later.AddMinutes(20), Later),
        ["reject"] = order => order.Reject(Sample.NoStock, Later),
        ["prepare"] = order => order.Prepare(Later.AddMinutes(24), Later),
        ["ready"] = order => order.MarkReady(Later),
        ["complete"] = order => order.Complete(Later, Due),
        ["cancel"] = order => order.Cancel("Too late.", Later, Due),
    };

    // Confirming is not among the steps of a new order: its stock is held first.
    private static readonly Dictionary<OrderStatus, string[]> Legal = new()
    {
        [OrderStatus.Pending] = ["hold", "reject", "cancel"],
        [OrderStatus.Confirmed] = ["prepare", "cancel"],
        [OrderStatus.Preparing] = ["ready"],
        [OrderStatus.Ready] = ["complete"],
        [OrderStatus.Completed] = [],
        [OrderStatus.Rejected] = [],
        [OrderStatus.Cancelled] = ["cancel"],
    };

    public static TheoryData<string, string> StatusesAndSteps =>
        [.. Enum.GetNames<OrderStatus>().SelectMany(_ => Steps.Keys, (status, step) => new TheoryDataRow<string, string>(status, step))];

    [Theory]
    [MemberData(nameof(StatusesAndSteps))]
    public void Only_legal_steps_change_an_order(string statusName, string step)
    {
        var status = Enum.Parse<OrderStatus>(statusName);
        var order = Sample.In(status);

        var error = Record.Exception(() => Steps[step](order));

        if (Legal[status].Contains(step))
            Assert.Null(error);
        else
            Assert.Equal((DomainErrorKind.Refused, status, Sample.Noon), (Assert.IsType<DomainException>(error).Kind, order.Status, order.UpdatedAt));
    }

    [Fact]
    public void A_new_order_is_pending_and_has_an_id_of_its_time()
    {
        var order = Sample.Pending();

        Assert.Equal((OrderStatus.Pending, StockState.Reserving), (order.Status, order.Stock));
        Assert.Equal(7, order.Id.Version);
        Assert.Null(order.EstimatedAt);
        Assert.Equal(new Money(2825, "USD"), order.Total);
    }

    [Fact]
    public void An_order_is_confirmed_once_its_stock_is_held()
    {
        var order = Sample.Pending();

        order.HoldStock(Later);
        order.Confirm(Later.AddMinutes(24), Later);

        Assert.Equal((OrderStatus.Confirmed, StockState.Committed), (order.Status, order.Stock));
        Assert.Equal(Later.AddMinutes(24), order.EstimatedAt);
        Assert.Equal(Later, order.UpdatedAt);
    }

    [Fact]
    public void An_order_whose_reservation_lapsed_is_rejected_and_owes_nothing()
    {
        var order = Sample.Pending();

        order.HoldStock(Later);
        order.Reject(Sample.NoStock, Later);

        Assert.Equal((OrderStatus.Rejected, StockState.None, Sample.NoStock), (order.Status, order.Stock, order.Rejection));
    }

    [Fact]
    public void A_cancelled_order_owes_its_stock_until_it_is_released()
    {
        var order = Sample.In(OrderStatus.Confirmed);

        order.Cancel("Changed my mind.", Later, Due);
        Assert.Equal((OrderStatus.Cancelled, StockState.ReleaseOwed, "Changed my mind."), (order.Status, order.Stock, order.CancelReason));
        Assert.Null(order.EstimatedAt);
        Assert.Equal(Due, order.DueAt);

        order.ReleaseStock();
        Assert.Equal((StockState.None, null), (order.Stock, order.DueAt));
    }

    [Fact]
    public void A_completed_order_owes_its_units_until_they_are_off_the_shelf()
    {
        var order = Sample.In(OrderStatus.Ready);

        order.Complete(Later, Due);
        Assert.Equal((OrderStatus.Completed, StockState.HandOverOwed, Due), (order.Status, order.Stock, order.DueAt));

        order.HandOverStock();
        Assert.Equal((StockState.HandedOver, null), (order.Stock, order.DueAt));
    }

    [Fact]
    public void What_is_settled_is_not_postponed()
    {
        var order = Sample.Pending();

        order.Postpone(Due);
        Assert.Equal((Due, 1), (order.DueAt, order.Attempts));

        order.HoldStock(Later);
        Assert.Equal(0, order.Attempts);
        order.Confirm(Later, Later);
        Assert.Throws<DomainException>(() => order.Postpone(Due));
    }

    [Fact]
    public void Cancelling_twice_keeps_the_first_reason()
    {
        var order = Sample.In(OrderStatus.Confirmed);

        order.Cancel("First.", Later, Due);
        order.Cancel("Second.", Later.AddMinutes(1), Due);

        Assert.Equal(("First.", Later), (order.CancelReason, order.UpdatedAt));
    }

    [Theory]
    [InlineData(nameof(OrderStatus.Preparing))]
    [InlineData(nameof(OrderStatus.Ready))]
    [InlineData(nameof(OrderStatus.Completed))]
    [InlineData(nameof(OrderStatus.Rejected))]
    public void What_is_being_made_or_was_rejected_can_not_be_cancelled(string status)
    {
        var error = Assert.Throws<DomainException>(() => Sample.In(Enum.Parse<OrderStatus>(status)).Cancel("", Later, Due));

        Assert.Equal("ORDER_NOT_CANCELLABLE", error.Code);
        Assert.Contains(status.ToLowerInvariant(), error.Message, StringComparison.Ordinal);
    }
}
