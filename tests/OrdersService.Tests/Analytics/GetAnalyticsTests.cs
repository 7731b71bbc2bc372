using OrdersService.Tests.Hosting;
using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Analytics;

public sealed class GetAnalyticsTests(OrdersFixture service)
{
    [Fact]
    public async Task A_year_is_the_sum_of_its_orders_by_location_and_product()
    {
        var orders = await CompletedIn2024();

        var analytics = await Get("2024");

        Assert.Equal(("2024-01-01", "2024-12-31"), (analytics.Period.From, analytics.Period.To));
        Assert.Equal((orders.Count, orders.Sum(order => order.Total.MinorUnits)), (analytics.Figures.Orders, analytics.Figures.Revenue.MinorUnits));
        Assert.Equal(
            orders.GroupBy(order => order.Location).Select(place => (place.Key, place.LongCount(), place.Sum(order => order.Total.MinorUnits))).OrderByDescending(place => place.Item3),
            analytics.Locations.Select(place => (place.Location, place.Figures.Orders, place.Figures.Revenue.MinorUnits)));
        Assert.Equal(
            orders.SelectMany(order => order.Lines).GroupBy(line => line.ItemId)
                .Select(product => (product.Key, product.Sum(line => line.Quantity), Revenue: product.Sum(line => line.LineTotal.MinorUnits)))
                .OrderByDescending(product => product.Revenue).ThenBy(product => product.Key, StringComparer.Ordinal).Take(10),
            analytics.TopProducts.Select(product => (product.ItemId, product.Quantity, product.Revenue.MinorUnits)));
        Assert.Contains(analytics.TopProducts, product => product.ItemName.Length > 0);
    }

    [Fact]
    public async Task A_month_is_compared_with_the_month_before()
    {
        var (january, february) = (await Get("January 2024"), await Get("2024-02"));

        Assert.Equal(("2024-01-01", "2024-01-31"), (february.PeriodBefore.From, february.PeriodBefore.To));
        Assert.Equal(january.Figures, february.FiguresBefore);
        Assert.NotEqual(january.Figures, february.Figures);
        Assert.Equal(0, january.FiguresBefore.Orders);
    }

    [Fact]
    public async Task One_location_has_its_own_figures()
    {
        var (all, airport) = (await Get("2024"), await Get("2024", "AIRPORT"));

        Assert.Equal(all.Locations.Single(place => place.Location == "airport").Figures, airport.Figures);
        Assert.Equal(["airport"], airport.Locations.Select(place => place.Location));
        Assert.True(airport.TopProducts.Sum(product => product.Quantity) < airport.Figures.Items);
    }

    [Theory]
    [InlineData("whenever", "", "date_range")]
    [InlineData("2020-01-01 to 2024-01-01", "", "date_range")]
    [InlineData("", "a b", "date_range,location")]
    public async Task Every_bad_field_is_named(string range, string location, string fields)
    {
        var refusal = await OrdersFixture.RefusalOf(service.Analytics.GetAnalyticsAsync(new() { DateRange = range, Location = location }, service.Call));

        Assert.Equal(fields, string.Join(',', refusal.Fields.Select(field => field.Field).Order(StringComparer.Ordinal)));
    }

    private async Task<Platform.Contracts.Orders.V1.Analytics> Get(string range, string location = "") =>
        await service.Analytics.GetAnalyticsAsync(new() { DateRange = range, Location = location }, service.Call);

    private async Task<List<Order>> CompletedIn2024()
    {
        var request = new ListOrdersRequest { FromDate = "2024-01-01", ToDate = "2024-12-31", Statuses = { OrderStatus.Completed }, PageSize = 100 };
        var orders = new List<Order>();

        do
        {
            var page = await service.Orders.ListOrdersAsync(request, service.Call);
            orders.AddRange(page.Orders);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return orders;
    }
}
