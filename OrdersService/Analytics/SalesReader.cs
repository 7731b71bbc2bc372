using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrdersService.Data;
using OrdersService.Orders;

namespace OrdersService.Analytics;

/// <summary>Sums over the daily totals. Orders in another currency than the configured one are left out.</summary>
internal sealed class SalesReader(OrdersDbContext db, IOptions<OrdersOptions> options)
{
    private readonly string _currency = options.Value.Currency;

    /// <summary>Reads of one moment: what they say agrees.</summary>
    public async Task<T> AtOneMomentAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        return await read();
    }

    /// <param name="period">Which dates.</param>
    /// <param name="location">Empty: every location.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<SalesFigures> TotalAsync(Period period, string location, CancellationToken cancellationToken)
    {
        var sum = await Sales(period, location)
            .GroupBy(_ => 1)
            .Select(rows => new { Orders = rows.Sum(row => row.Orders), Items = rows.Sum(row => row.Items), Revenue = rows.Sum(row => row.Revenue) })
            .SingleOrDefaultAsync(cancellationToken);

        return Figures(sum?.Orders ?? 0, sum?.Items ?? 0, sum?.Revenue ?? 0);
    }

    /// <summary>Most revenue first.</summary>
    public async Task<IReadOnlyList<LocationSales>> ByLocationAsync(Period period, string location, CancellationToken cancellationToken)
    {
        var sums = await Sales(period, location)
            .GroupBy(row => row.Location)
            .Select(rows => new
            {
                Location = rows.Key,
                Orders = rows.Sum(row => row.Orders),
                Items = rows.Sum(row => row.Items),
                Revenue = rows.Sum(row => row.Revenue),
            })
            .Where(sum => sum.Orders > 0)
            .OrderByDescending(sum => sum.Revenue).ThenBy(sum => sum.Location)
            .ToListAsync(cancellationToken);

        return [.. sums.Select(sum => new LocationSales(sum.Location, Figures(sum.Orders, sum.Items, sum.Revenue)))];
    }

    /// <summary>Every day of the period, also those on which nothing was sold.</summary>
    public async Task<IReadOnlyList<DaySales>> ByDayAsync(Period period, string location, CancellationToken cancellationToken)
    {
        var sums = await Sales(period, location)
            .GroupBy(row => row.BusinessDate)
            .Select(rows => new
            {
                Date = rows.Key,
                Orders = rows.Sum(row => row.Orders),
                Items = rows.Sum(row => row.Items),
                Revenue = rows.Sum(row => row.Revenue),
            })
            .ToDictionaryAsync(sum => sum.Date, sum => Figures(sum.Orders, sum.Items, sum.Revenue), cancellationToken);

        return [.. Enumerable.Range(0, period.Days).Select(period.From.AddDays).Select(date => new DaySales(date, sums.GetValueOrDefault(date) ?? Figures(0, 0, 0)))];
    }

    /// <summary>Most revenue first.</summary>
    public async Task<IReadOnlyList<ProductSales>> ByProductAsync(Period period, string location, int count, CancellationToken cancellationToken)
    {
        var sums = await Products(period, location)
            .GroupBy(row => row.ItemId)
            .Select(rows => new
            {
                ItemId = rows.Key,
                ItemName = rows.Max(row => row.ItemName),
                Quantity = rows.Sum(row => row.Quantity),
                Revenue = rows.Sum(row => row.Revenue),
            })
            .Where(sum => sum.Quantity > 0)
            .OrderByDescending(sum => sum.Revenue).ThenBy(sum => sum.ItemId)
            .Take(count)
            .ToListAsync(cancellationToken);

        return [.. sums.Select(sum => new ProductSales(sum.ItemId, sum.ItemName!, sum.Quantity, new(sum.Revenue, _currency)))];
    }

    private IQueryable<SalesRow> Sales(Period period, string location) => db.Set<SalesRow>().Where(row =>
        row.BusinessDate >= period.From && row.BusinessDate <= period.To && row.Currency == _currency && (location == "" || row.Location == location));

    private IQueryable<ProductSalesRow> Products(Period period, string location) => db.Set<ProductSalesRow>().Where(row =>
        row.BusinessDate >= period.From && row.BusinessDate <= period.To && row.Currency == _currency && (location == "" || row.Location == location));

    private SalesFigures Figures(long orders, long items, long revenue) => new(orders, items, new(revenue, _currency));
}
