using OrdersService.Orders;

namespace OrdersService.Tests.Orders;

public sealed class OrderFilterTests
{
    private static readonly ListOrders All = new("", "", "", [], "", 0, "");

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        var error = Assert.Throws<DomainException>(() => OrderFilter.Read(
            All with { CustomerId = "x", FromDate = "2024-02-30", ToDate = "tomorrow", Statuses = [OrderStatus.Ready, null], Location = "a b" }));

        Assert.Equal(["customer_id", "from_date", "location", "statuses[1]", "to_date"], error.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_last_date_is_not_before_the_first()
    {
        var error = Assert.Throws<DomainException>(() => OrderFilter.Read(All with { FromDate = "2024-02-02", ToDate = "2024-02-01" }));

        Assert.Equal(["to_date"], error.Fields.Select(field => field.Field));
    }

    [Fact]
    public void The_same_filters_have_the_same_name_and_others_another()
    {
        var name = OrderFilter.Read(All with { Statuses = [OrderStatus.Ready, OrderStatus.Pending] }).Name;

        Assert.Equal(name, OrderFilter.Read(All with { Statuses = [OrderStatus.Pending, OrderStatus.Ready, OrderStatus.Ready] }).Name);
        Assert.NotEqual(name, OrderFilter.Read(All).Name);
        Assert.NotEqual(OrderFilter.Read(All with { FromDate = "2024-02-02" }).Name, OrderFilter.Read(All with { ToDate = "2024-02-02" }).Name);
    }
}
