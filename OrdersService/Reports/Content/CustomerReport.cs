using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrdersService.Data;
using OrdersService.Orders;
using Wire = Platform.Contracts.Customers.V1;

namespace OrdersService.Reports.Content;

/// <summary>Who bought: the best customers, and how many are new.</summary>
internal sealed class CustomerReport(OrdersDbContext db, Wire.CustomerService.CustomerServiceClient customers, IOptions<OrdersOptions> options)
{
    private const int MaxBars = 12;

    private static readonly OrderStatus[] Counted = [OrderStatus.Confirmed, OrderStatus.Preparing, OrderStatus.Ready, OrderStatus.Completed];

    private readonly string _currency = options.Value.Currency;

    /// <param name="request">What to show.</param>
    /// <param name="progress">Told the part that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ReportContent> CollectAsync(ReportRequest request, Func<double, Task> progress, CancellationToken cancellationToken)
    {
        var active = await CountAsync(Wire.CustomerStatus.Active, cancellationToken);
        var disabled = await CountAsync(Wire.CustomerStatus.Disabled, cancellationToken);
        await progress(0.2);

        var buyers = await BuyersAsync(request, cancellationToken);
        await progress(0.8);

        var newcomers = buyers.Count - await ReturningAsync(request, cancellationToken);
        var best = buyers.Take(request.Top).ToList();

        return new(
            "Customer report",
            request,
            [
                ReportFigure.Of("customers who bought", buyers.Count),
                ReportFigure.Of("of them for the first time", newcomers),
                ReportFigure.Of("orders", buyers.Sum(buyer => buyer.Orders)),
                ReportFigure.Of("revenue", new Money(buyers.Sum(buyer => buyer.Revenue), _currency)),
                ReportFigure.Of("active customers", active),
                ReportFigure.Of("disabled customers", disabled),
            ],
            new("Revenue of the best customers", _currency, [.. best.Take(MaxBars).Select(buyer => new ReportBar(buyer.Name, new Money(buyer.Revenue, _currency).Amount))]),
            [new(
                "Best customers",
                [new("Number"), new("Name", 3), new("Orders"), new("Revenue", 2), new("Last order", 2)],
                [.. best.Select(buyer => (object[])[buyer.Number, buyer.Name, buyer.Orders, new Money(buyer.Revenue, _currency), buyer.Last])])]);
    }

    private async Task<long> CountAsync(Wire.CustomerStatus status, CancellationToken cancellationToken) =>
        (await customers.ListCustomersAsync(new() { Status = status, PageSize = 1 }, cancellationToken: cancellationToken)).TotalSize;

    /// <summary>Most revenue first.</summary>
    private async Task<List<Buyer>> BuyersAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var sums = await Orders(request)
            .Where(order => order.BusinessDate >= request.Period.From && order.BusinessDate <= request.Period.To)
            .GroupBy(order => order.CustomerId)
            .Select(orders => new
            {
                Number = orders.Max(order => order.CustomerNumber),
                Name = orders.Max(order => order.CustomerName),
                Orders = orders.LongCount(),
                Revenue = orders.Sum(order => order.TotalMinorUnits),
                Last = orders.Max(order => order.BusinessDate),
            })
            .OrderByDescending(sum => sum.Revenue).ThenBy(sum => sum.Number)
            .ToListAsync(cancellationToken);

        return [.. sums.Select(sum => new Buyer(sum.Number, sum.Name!, sum.Orders, sum.Revenue, sum.Last))];
    }

    private Task<int> ReturningAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var earlier = Orders(request).Where(order => order.BusinessDate < request.Period.From).Select(order => order.CustomerId);

        return Orders(request)
            .Where(order => order.BusinessDate >= request.Period.From && order.BusinessDate <= request.Period.To && earlier.Contains(order.CustomerId))
            .Select(order => order.CustomerId).Distinct().CountAsync(cancellationToken);
    }

    private IQueryable<Order> Orders(ReportRequest request) => db.Orders.AsNoTracking().Where(order =>
        Counted.Contains(order.Status) && order.Currency == _currency && (request.Location == "" || order.Location == request.Location));

    private sealed record Buyer(long Number, string Name, long Orders, long Revenue, DateOnly Last);
}
