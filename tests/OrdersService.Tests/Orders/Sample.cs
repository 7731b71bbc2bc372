using OrdersService.Orders;

namespace OrdersService.Tests.Orders;

/// <summary>Orders for tests of pure rules.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static readonly OrderCustomer Customer = new(Guid.Parse("0190a000-0000-7000-8000-000000000001"), 1, "Alex Morgan", IsActive: true);

    public static readonly Rejection NoStock = new("INSUFFICIENT_INVENTORY", "There is no cake left.", [new("CAKE0001", "Cake", "main", 2, 0)]);

    public static PlaceOrder Command(params RequestedLine[] lines) => new("1", "", lines, null, "intent-1", null);

    public static Order Pending()
    {
        List<OrderLine> lines = [new(0, "PIZZ0001", "Margherita Pizza", 2, 1250), new(1, "COFF0001", "Espresso", 1, 325)];

        return Order.Place(new(Customer, "main", lines, new(2825, "USD")), new("intent-1", [1, 2, 3]), new(2026, 3, 4), Noon, Noon.AddSeconds(5));
    }

    /// <summary>An order that was driven by its own methods to the status.</summary>
    public static Order In(OrderStatus status)
    {
        var order = Pending();

        if (status is OrderStatus.Rejected)
            order.Reject(NoStock, Noon);
        else if (status is OrderStatus.Cancelled)
            order.Cancel("", Noon, Noon);
        else if (status is not OrderStatus.Pending)
            Advance(order, status);

        return order;
    }

    private static void Advance(Order order, OrderStatus status)
    {
        order.HoldStock(Noon);
        order.Confirm(Noon.AddMinutes(24), Noon);

        if (status >= OrderStatus.Preparing)
            order.Prepare(Noon.AddMinutes(24), Noon);

        if (status >= OrderStatus.Ready)
            order.MarkReady(Noon);

        if (status >= OrderStatus.Completed)
            order.Complete(Noon, Noon);
    }
}
