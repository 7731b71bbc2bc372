using Microsoft.EntityFrameworkCore;
using OrdersService.Analytics;
using OrdersService.Data;
using OrdersService.Orders;
using OrdersService.Tests.Hosting;
using OrdersService.Tests.Orders;

namespace OrdersService.Tests.Analytics;

/// <summary>The totals that the database keeps, beside sums over the orders themselves.</summary>
public sealed class DailySalesTests(OrdersDatabase database) : IClassFixture<OrdersDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_history_the_totals_are_the_sums(int seed)
    {
        using var stop = new CancellationTokenSource();
        var folding = FoldUntilAsync(stop.Token);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => LiveAsync(new Random((seed * 100) + worker))));
        await AssertSumsAsync();

        await stop.CancelAsync();
        await folding;
        await AssertSumsAsync();
    }

    [Fact]
    public async Task Rebuilding_while_orders_change_loses_and_doubles_nothing()
    {
        var living = Task.WhenAll(Enumerable.Range(0, 3).Select(worker => LiveAsync(new Random(900 + worker))));

        while (!living.IsCompleted)
            await RunAsync("SELECT rebuild_sales()");

        await living;
        await AssertSumsAsync();
    }

    [Fact]
    public async Task Totals_that_were_spoilt_are_rebuilt()
    {
        await RunAsync("UPDATE daily_sales SET revenue = revenue + 1, orders = 7; DELETE FROM daily_product_sales; DELETE FROM sales_changes");
        await RunAsync("SELECT rebuild_sales()");

        await AssertSumsAsync();
    }

    private async Task FoldUntilAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await RunAsync("SELECT fold_sales(3)");

        await RunAsync("SELECT fold_sales(100000)");
        await using var db = Open();
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM sales_changes").SingleAsync(Cancellation));
    }

    /// <summary>Places orders and leads each somewhere on its way.</summary>
    private async Task LiveAsync(Random random)
    {
        for (var count = 0; count < 25; count++)
        {
            await using var db = Open();
            var order = NewOrder(random);
            db.Add(order);
            await db.SaveChangesAsync(Cancellation);

            foreach (var step in Way(random))
            {
                step(order);
                await db.SaveChangesAsync(Cancellation);
            }
        }
    }

    private static Order NewOrder(Random random)
    {
        List<OrderLine> lines = [.. Enumerable.Range(0, random.Next(1, 4)).Select(position =>
            new OrderLine(position, $"ITEM000{random.Next(1, 5)}", $"Name {random.Next(2)}", random.Next(1, 6), random.Next(100, 2000)))];
        var priced = new PricedOrder(Sample.Customer, random.Next(2) == 0 ? "main" : "airport", lines, Pricing.Total(lines, "USD")!.Value);

        return Order.Place(priced, new($"history-{Guid.CreateVersion7():n}", [1]), new DateOnly(2026, 3, random.Next(1, 5)), Sample.Noon, Sample.Noon);
    }

    private static List<Action<Order>> Way(Random random)
    {
        Action<Order>[] steps =
        [
            order => order.HoldStock(Sample.Noon), order => order.Confirm(Sample.Noon, Sample.Noon), order => order.Prepare(Sample.Noon, Sample.Noon),
            order => order.MarkReady(Sample.Noon), order => order.Complete(Sample.Noon, Sample.Noon),
        ];
        var taken = random.Next(steps.Length + 1);
        List<Action<Order>> way = [.. steps.Take(taken)];

        if (taken <= 2 && random.Next(2) == 0)
            way.Add(order => order.Cancel("", Sample.Noon, Sample.Noon));

        return way;
    }

    private async Task AssertSumsAsync()
    {
        await using var db = Open();
        var counted = (await db.OrdersWithLines.AsNoTracking().ToListAsync(Cancellation))
            .Where(order => order.Status is OrderStatus.Confirmed or OrderStatus.Preparing or OrderStatus.Ready or OrderStatus.Completed)
            .ToList();
        var days = await db.Set<SalesRow>().ToListAsync(Cancellation);
        var products = await db.Set<ProductSalesRow>().ToListAsync(Cancellation);

        Assert.True(counted.Count > 200);
        Assert.Equal(
            Lines(counted.GroupBy(order => (order.BusinessDate, order.Location)), order => (1, order.Lines.Sum(line => line.Quantity), order.TotalMinorUnits)),
            Lines(days.GroupBy(row => (row.BusinessDate, row.Location)), row => (row.Orders, row.Items, row.Revenue)));
        Assert.Equal(
            Lines(
                counted.SelectMany(order => order.Lines.Select(line => (order, line))).GroupBy(pair => (pair.order.BusinessDate, pair.line.ItemId)),
                pair => (0, pair.line.Quantity, pair.line.LineTotal)),
            Lines(products.GroupBy(row => (row.BusinessDate, row.ItemId)), row => (0, row.Quantity, row.Revenue)));
    }

    private static List<string> Lines<TKey, TRow>(IEnumerable<IGrouping<TKey, TRow>> groups, Func<TRow, (long Orders, long Items, long Revenue)> figures) =>
        [.. groups
            .Select(group => (group.Key, Orders: group.Sum(row => figures(row).Orders), Items: group.Sum(row => figures(row).Items), Revenue: group.Sum(row => figures(row).Revenue)))
            .Where(sum => sum.Items != 0)
            .Select(sum => $"{sum}")
            .Order(StringComparer.Ordinal)];

    private async Task RunAsync(string sql)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync(sql, Cancellation);
    }

    private OrdersDbContext Open() => new(new DbContextOptionsBuilder<OrdersDbContext>().UseNpgsql(database.ConnectionString).Options);
}
