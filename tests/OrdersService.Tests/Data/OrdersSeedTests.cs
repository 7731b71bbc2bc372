using Microsoft.Extensions.Options;
using OrdersService.Data;
using OrdersService.Orders;

namespace OrdersService.Tests.Data;

public sealed class OrdersSeedTests
{
    private static readonly IReadOnlyList<Order> History = Fresh();

    [Fact]
    public void The_history_is_the_same_every_time() => Assert.Equal(History.Select(Describe), Fresh().Select(Describe));

    [Fact]
    public void Orders_are_numbered_from_the_oldest_on()
    {
        Assert.Equal(Enumerable.Range(1001, 300).Select(number => (long)number), History.Select(order => order.Number));
        Assert.Equal(History.OrderBy(order => order.CreatedAt).Select(order => order.Number), History.Select(order => order.Number));
        Assert.Equal("0190b000-0000-7000-8000-000000001001", History[0].Id.ToString());
    }

    [Fact]
    public void They_fill_the_year_2024()
    {
        Assert.All(History, order => Assert.InRange(order.BusinessDate, new DateOnly(2024, 1, 2), new DateOnly(2024, 12, 30)));
        Assert.Equal(12, History.Select(order => order.BusinessDate.Month).Distinct().Count());
        Assert.True(History.Count(order => order.Location == "main" && order.BusinessDate == new DateOnly(2024, 1, 15)) >= 12);
        Assert.Equal(["airport", "downtown", "main"], History.Select(order => order.Location).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_are_over_and_most_were_completed()
    {
        Assert.All(History, order => Assert.Equal(StockState.None, order.Stock));
        Assert.All(History, order => Assert.Contains(order.Status, (OrderStatus[])[OrderStatus.Completed, OrderStatus.Cancelled, OrderStatus.Rejected]));
        Assert.InRange(History.Count(order => order.Status == OrderStatus.Completed), 250, 290);
        Assert.Contains(History, order => order.Status == OrderStatus.Cancelled);
        Assert.Contains(History, order => order.Status == OrderStatus.Rejected);
    }

    [Fact]
    public void Every_customer_bought_something_and_the_first_one_several_times()
    {
        Assert.Equal(12, History.Select(order => order.CustomerNumber).Distinct().Count());
        Assert.True(History.Count(order => order.CustomerNumber == 1) >= 20);
    }

    [Fact]
    public void A_total_is_the_sum_of_its_lines() =>
        Assert.All(History, order => Assert.Equal(order.TotalMinorUnits, order.Lines.Sum(line => line.LineTotal)));

    private static IReadOnlyList<Order> Fresh() => new OrdersSeed(new(Options.Create(new OrdersOptions())), "USD").History();

    private static string Describe(Order order) =>
        $"{order.Number} {order.CustomerNumber} {order.CreatedAt:O} {order.Status} {order.Location} {string.Join(',', order.Lines.Select(line => $"{line.ItemId}x{line.Quantity}"))}";
}
