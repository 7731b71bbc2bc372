using Grpc.Core;
using OrdersService.Tests.Hosting;
using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Orders;

public sealed class ListOrdersTests(OrdersFixture service)
{
    // Other tests place orders meanwhile; none of them in 2024.
    private static readonly ListOrdersRequest In2024 = new() { FromDate = "2024-01-01", ToDate = "2024-12-31", PageSize = 100 };

    [Fact]
    public async Task Pages_hold_every_order_once_newest_first()
    {
        var request = In2024.Clone();
        request.PageSize = 70;

        var pages = await Pages(request);

        Assert.Equal([70, 70, 70, 70, 20], pages.Select(page => page.Orders.Count));
        Assert.All(pages, page => Assert.Equal(300, page.TotalSize));
        Assert.Equal(Enumerable.Range(0, 300).Select(index => 1300L - index), pages.SelectMany(page => page.Orders).Select(order => order.Number));
    }

    [Fact]
    public async Task The_last_page_has_no_successor_even_when_it_is_full()
    {
        var request = In2024.Clone();
        request.PageSize = 60;

        Assert.Equal(5, (await Pages(request)).Count);
    }

    [Fact]
    public async Task A_page_has_twenty_orders_unless_asked_otherwise() => Assert.Equal(20, (await List(new())).Orders.Count);

    [Fact]
    public async Task A_customer_is_named_by_number_or_by_id()
    {
        var (byNumber, byId) = (In2024.Clone(), In2024.Clone());
        (byNumber.CustomerId, byId.CustomerId) = ("1", "0190a000-0000-7000-8000-000000000001");

        var orders = await List(byNumber);

        Assert.True(orders.TotalSize >= 20);
        Assert.All(orders.Orders, order => Assert.Equal(1, order.CustomerNumber));
        Assert.Equal(orders.Orders, (await List(byId)).Orders);
    }

    [Fact]
    public async Task Dates_are_business_dates_and_both_are_included()
    {
        var orders = await List(new() { FromDate = "2024-01-15", ToDate = "2024-01-15", Location = "Main", PageSize = 100 });

        Assert.True(orders.TotalSize >= 12);
        Assert.All(orders.Orders, order => Assert.Equal(("2024-01-15", "main"), (order.BusinessDate, order.Location)));
    }

    [Fact]
    public async Task Any_of_several_statuses_matches()
    {
        var request = In2024.Clone();
        request.Statuses.Add([OrderStatus.Cancelled, OrderStatus.Rejected]);

        var ended = await List(request);

        Assert.NotEmpty(ended.Orders);
        Assert.All(ended.Orders, order => Assert.Contains(order.Status, request.Statuses));
        Assert.All(ended.Orders, order => Assert.NotEmpty(order.Reason));
    }

    [Fact]
    public async Task Nothing_matches_an_unknown_customer()
    {
        var orders = await List(new() { CustomerId = "99999" });

        Assert.Equal((0, 0L, ""), (orders.Orders.Count, orders.TotalSize, orders.NextPageToken));
    }

    [Fact]
    public async Task Every_bad_filter_is_named_at_once()
    {
        var request = new ListOrdersRequest
        {
            CustomerId = "bob",
            FromDate = "15/01/2024",
            ToDate = "2024-13-01",
            Statuses = { OrderStatus.Ready, (OrderStatus)99, OrderStatus.Unspecified },
            Location = "no place",
        };

        var refusal = await OrdersFixture.RefusalOf(service.Orders.ListOrdersAsync(request, service.Call));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Status);
        Assert.Equal(
            ["customer_id", "from_date", "location", "statuses[1]", "statuses[2]", "to_date"],
            refusal.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_token_of_another_list_is_refused()
    {
        var first = await List(In2024);

        var refusal = await OrdersFixture.RefusalOf(service.Orders.ListOrdersAsync(new() { CustomerId = "1", PageToken = first.NextPageToken }, service.Call));

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task A_page_has_at_most_100_orders()
    {
        Assert.Equal(100, (await List(new() { PageSize = 1000 })).Orders.Count);

        var refusal = await OrdersFixture.RefusalOf(service.Orders.ListOrdersAsync(new() { PageSize = -1 }, service.Call));
        Assert.Equal(["page_size"], refusal.Fields.Select(field => field.Field));
    }

    private async Task<ListOrdersResponse> List(ListOrdersRequest request) => await service.Orders.ListOrdersAsync(request, service.Call);

    private async Task<List<ListOrdersResponse>> Pages(ListOrdersRequest request)
    {
        var pages = new List<ListOrdersResponse> { await List(request) };

        while (pages[^1].NextPageToken.Length > 0)
        {
            request.PageToken = pages[^1].NextPageToken;
            pages.Add(await List(request));
        }

        return pages;
    }
}
