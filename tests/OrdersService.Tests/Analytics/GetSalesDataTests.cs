using Grpc.Core;
using OrdersService.Tests.Hosting;
using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Analytics;

/// <summary>Alone, because an order that another test places counts too.</summary>
[CollectionDefinition(nameof(GetSalesDataTests), DisableParallelization = true)]
[Collection(nameof(GetSalesDataTests))]
public sealed class GetSalesDataTests(OrdersFixture service)
{
    [Fact]
    public async Task A_day_at_a_location_is_the_sum_of_its_orders()
    {
        var orders = await service.Orders.ListOrdersAsync(
            new() { FromDate = "2024-01-15", ToDate = "2024-01-15", Location = "main", Statuses = { OrderStatus.Completed }, PageSize = 100 }, service.Call);

        var sales = await Get("2024-01-15", "Main");

        Assert.Equal(("2024-01-15", "main"), (sales.Date, sales.Location));
        Assert.True(sales.Figures.Orders >= 10);
        Assert.Equal(orders.TotalSize, sales.Figures.Orders);
        Assert.Equal(orders.Orders.Sum(order => order.Lines.Sum(line => line.Quantity)), sales.Figures.Items);
        Assert.Equal((orders.Orders.Sum(order => order.Total.MinorUnits), "USD"), (sales.Figures.Revenue.MinorUnits, sales.Figures.Revenue.Currency));
    }

    [Fact]
    public async Task An_order_counts_from_its_confirmation_until_it_is_cancelled()
    {
        await service.HasAvailable("TEAA0001", "airport", 10);
        var before = (await Get("today", "airport")).Figures;

        var order = await service.Orders.PlaceOrderAsync(Requests.Order("1", "airport", ("TEAA0001", 3)), service.Call);
        var after = (await Get(order.BusinessDate, "airport")).Figures;
        Assert.Equal(OrderStatus.Confirmed, order.Status);
        Assert.Equal((before.Orders + 1, before.Items + 3), (after.Orders, after.Items));
        Assert.Equal(before.Revenue.MinorUnits + order.Total.MinorUnits, after.Revenue.MinorUnits);

        await service.Orders.CancelOrderAsync(new() { OrderId = order.Id }, service.Call);
        Assert.Equal(before, (await Get(order.BusinessDate, "airport")).Figures);
    }

    [Fact]
    public async Task Where_nothing_was_sold_the_figures_are_zero()
    {
        var sales = await Get("1999-12-31", "nowhere");

        Assert.Equal((0L, 0L, 0L, "USD"), (sales.Figures.Orders, sales.Figures.Items, sales.Figures.Revenue.MinorUnits, sales.Figures.Revenue.Currency));
    }

    [Theory]
    [InlineData("tomorrow", "no place", "date,location")]
    [InlineData("", "", "date")]
    [InlineData("2024-02-30", "", "date")]
    public async Task Every_bad_field_is_named(string date, string location, string fields)
    {
        var refusal = await OrdersFixture.RefusalOf(service.Analytics.GetSalesDataAsync(new() { Date = date, Location = location }, service.Call));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Status);
        Assert.Equal(fields, string.Join(',', refusal.Fields.Select(field => field.Field).Order(StringComparer.Ordinal)));
    }

    private async Task<SalesData> Get(string date, string location) =>
        await service.Analytics.GetSalesDataAsync(new() { Date = date, Location = location }, service.Call);
}
