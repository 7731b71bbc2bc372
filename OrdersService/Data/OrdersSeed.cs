using Microsoft.EntityFrameworkCore;
using OrdersService.Orders;

namespace OrdersService.Data;

/// <summary>A year of orders that are over, so that a new installation has something to show: the same on every machine.</summary>
internal sealed class OrdersSeed(BusinessCalendar calendar, string currency)
{
    public const int FirstNumber = 1001;
    public const int Count = 300;

    /// <summary>The number of the first order that is really placed.</summary>
    public const int NextNumber = FirstNumber + Count;

    private const int BusyDayOrders = 14;

    private static readonly DateTime FirstDay = new(2024, 1, 2);
    private static readonly DateTime LastDay = new(2024, 12, 30);
    private static readonly DateTime BusyDay = new(2024, 1, 15);
    private static readonly string[] Locations = ["main", "main", "main", "downtown", "downtown", "airport"];
    private static readonly string[] CancelReasons = ["The customer changed their mind.", "Ordered twice by mistake.", "The customer could not come."];

    private readonly SeedRandom _random = new(20240115);

    /// <summary>Adds all of them or none; a database that has them is left alone.</summary>
    public async Task RunAsync(OrdersDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Orders.AnyAsync(order => order.Number == FirstNumber, cancellationToken))
            return;

        db.AddRange(History());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Oldest first, numbered from <see cref="FirstNumber"/> on.</summary>
    public IReadOnlyList<Order> History()
    {
        var busy = Enumerable.Range(0, BusyDayOrders).Select(_ => (Time: BusyDay + OpeningTime(), Location: "main"));
        var others = Enumerable.Range(0, Count - BusyDayOrders).Select(_ => (Time: AnyDay() + OpeningTime(), Location: _random.Pick(Locations)));

        // The list comes first: which numbers the generator gives next must not depend on when a sequence is read.
        return [.. busy.Concat(others).ToList().OrderBy(slot => slot.Time).Select((slot, index) => Past(slot.Time, slot.Location, index))];
    }

    public static Guid OrderId(long number) => Guid.ParseExact($"0190b000-0000-7000-8000-{number:D12}", "D");

    private Order Past(DateTime local, string location, int index)
    {
        // The first customer comes often; the one who is disabled by now came rarely.
        var number = _random.Chance(15) ? 1 : 1 + _random.Below(SeedCatalogue.Customers.Length);
        var lines = Lines();
        var total = Pricing.Total(lines, currency)!.Value;
        var placedAt = calendar.MomentOf(local);
        var priced = new PricedOrder(SeedCatalogue.Customer(number), location, lines, total);

        return Order.Record(
            priced, OrderId(FirstNumber + index), FirstNumber + index, DateOnly.FromDateTime(local), placedAt, End(placedAt, lines[0], location));
    }

    private List<OrderLine> Lines()
    {
        var products = _random.Chance(25)
            ? Some(SeedCatalogue.Goods, 1 + _random.Below(3))
            : [.. Some(SeedCatalogue.Mains, 1 + _random.Below(2)), .. Some(SeedCatalogue.Sides, _random.Below(4))];

        return [.. products.Select((product, position) => new OrderLine(position, product.ItemId, product.Name, Quantity(), product.Price)).ToList()];
    }

    private List<(string ItemId, string Name, long Price)> Some((string ItemId, string Name, long Price)[] choices, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => _random.Pick(choices)).ToList().DistinctBy(product => product.ItemId)];

    private int Quantity() => _random.Chance(70) ? 1 : 2 + _random.Below(3);

    private OrderEnd End(DateTimeOffset placedAt, OrderLine first, string location) => _random.Below(100) switch
    {
        < 5 => new(OrderStatus.Cancelled, placedAt.AddMinutes(5), CancelReason: _random.Pick(CancelReasons)),
        < 8 => new(OrderStatus.Rejected, placedAt, Rejection: Missing(first, location)),
        _ => new(OrderStatus.Completed, placedAt.AddMinutes(20 + _random.Below(20))),
    };

    private static Rejection Missing(OrderLine line, string location) => new(
        OrderErrors.InsufficientInventory,
        $"There was not enough {line.ItemName} at {location}.",
        [new(line.ItemId, line.ItemName, location, line.Quantity, 0)]);

    private DateTime AnyDay() => FirstDay.AddDays(_random.Below((LastDay - FirstDay).Days + 1));

    // Eleven in the morning to half past nine in the evening.
    private TimeSpan OpeningTime() => TimeSpan.FromMinutes((11 * 60) + _random.Below(630)) + TimeSpan.FromSeconds(_random.Below(60));
}
