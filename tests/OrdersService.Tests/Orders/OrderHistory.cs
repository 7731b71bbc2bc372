extern alias inventory;

using inventory::InventoryService.Stock;
using OrdersService.Orders;

namespace OrdersService.Tests.Orders;

/// <summary>One thing that happens: to an order, to the stock, or to the clock.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Order">Which order, of a few.</param>
/// <param name="Units">How many units, or minutes.</param>
internal sealed record Happening(string Kind, int Order, int Units)
{
    /// <summary>"forget" is an answer of the stock that the orders' service never gets.</summary>
    public static readonly string[] Kinds =
        ["place", "step", "step", "step", "forget", "late reserve", "cancel", "advance", "restock", "expire", "wait"];
}

/// <summary>
/// The rules of both services, put together as the services do it but without any: orders, their reservations, the stock of one product
/// and a clock. Messages may be repeated, lost and late.
/// </summary>
internal sealed class OrderHistory
{
    private const string Item = "PIZZ0001";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Dictionary<int, Order> _orders = [];
    private readonly Dictionary<Guid, Reservation> _reservations = [];
    private readonly StockItem _stock = StockItem.None(Item, "main", Sample.Noon);
    private DateTimeOffset _now = Sample.Noon;
    private long _stocked = 10;

    public OrderHistory() => _stock.SetOnHand(_stocked, new(MovementCause.Opening), _now);

    private Dictionary<string, StockItem> Stock => new() { [Item] = _stock };

    public void Apply(Happening happening)
    {
        switch (happening.Kind)
        {
            case "place":
                // A duplicate finds the order that there is.
                _orders.TryAdd(happening.Order, NewOrder(happening.Units));
                break;
            case "wait":
                _now += TimeSpan.FromMinutes(happening.Units);
                break;
            case "restock":
                Restock(happening.Units - 3);
                break;
            case "expire":
                Sweep();
                break;
            default:
                if (_orders.GetValueOrDefault(happening.Order) is { } order)
                    Apply(happening.Kind, order);
                break;
        }

        Check();
    }

    /// <summary>Everything is settled by the workers, and the time of every reservation passes.</summary>
    public void End()
    {
        foreach (var order in _orders.Values)
        {
            for (var step = 0; order.DueAt is not null; step++)
            {
                Assert.True(step < 5, "the order is never settled");
                Step(order, isHeard: true);
            }
        }

        _now += Lifetime;
        Sweep();
        Check();

        Assert.All(_orders.Values, order => Assert.Equal(
            order.Status switch
            {
                OrderStatus.Completed => ReservationStatus.Completed,
                OrderStatus.Cancelled or OrderStatus.Rejected => ReservationStatus.Released,
                _ => ReservationStatus.Confirmed,
            },
            // Where nothing was ever reserved, nothing is kept.
            _reservations.GetValueOrDefault(order.Id)?.Status ?? ReservationStatus.Released));
    }

    private void Apply(string kind, Order order)
    {
        switch (kind)
        {
            case "step" when order.DueAt is not null:
                Step(order, isHeard: true);
                break;
            case "forget" when order.DueAt is not null:
                Step(order, isHeard: false);
                break;
            case "late reserve":
                Reserve(order);
                break;
            case "cancel":
                Try(() => order.Cancel("", _now, _now));
                break;
            case "advance":
                Try(() => Advance(order));
                break;
        }
    }

    private Order NewOrder(int units)
    {
        var total = new OrdersService.Orders.Money(units * 1250L, "USD");

        return Order.Place(
            new(Sample.Customer, "main", [new(0, Item, "Margherita Pizza", units, 1250)], total), new("intent", [1]), new(2026, 3, 4), _now, _now);
    }

    private void Step(Order order, bool isHeard)
    {
        Action hear = order.Stock switch
        {
            StockState.Reserving => Reserve(order) is ReservationStatus.Held or ReservationStatus.Confirmed
                ? () => order.HoldStock(_now)
                : () => order.Reject(Sample.NoStock, _now),
            StockState.Held => Confirm(order) == ReservationStatus.Confirmed ? () => order.Confirm(_now, _now) : () => order.Reject(Sample.NoStock, _now),
            StockState.ReleaseOwed => Release(order, order.ReleaseStock),
            _ => Complete(order, order.HandOverStock),
        };

        if (isHeard)
            hear();
    }

    private ReservationStatus? Reserve(Order order)
    {
        if (_reservations.TryGetValue(order.Id, out var known))
            return Lapse(known).Status;

        var units = order.Lines[0].Quantity;

        // A refusal leaves nothing behind.
        if (_stock.Available < units)
            return null;

        var reservation = Reservation.Create(order.Id, "main", [new(Item, units)], _now, Lifetime);
        reservation.Hold(Stock, _now);
        _reservations[order.Id] = reservation;

        return reservation.Status;
    }

    private ReservationStatus Confirm(Order order)
    {
        var reservation = Lapse(_reservations[order.Id]);

        if (reservation.Status == ReservationStatus.Held)
            reservation.Confirm(Stock, _now);

        return reservation.Status;
    }

    private Action Release(Order order, Action hear)
    {
        if (_reservations.TryAdd(order.Id, Reservation.Refuse(order.Id, _now)))
            return hear;

        Lapse(_reservations[order.Id]).Release(Stock, _now);
        return hear;
    }

    private Action Complete(Order order, Action hear)
    {
        var reservation = _reservations[order.Id];

        if (reservation.Status == ReservationStatus.Confirmed)
            reservation.Complete(Stock, _now);

        return hear;
    }

    private void Advance(Order order)
    {
        if (order.Status == OrderStatus.Confirmed)
            order.Prepare(_now, _now);
        else if (order.Status == OrderStatus.Preparing)
            order.MarkReady(_now);
        else
            order.Complete(_now, _now);
    }

    private void Restock(int change) => Try(() =>
    {
        _stock.SetOnHand(_stock.OnHand + change, new(MovementCause.Adjust), _now);
        _stocked += change;
    });

    private void Sweep()
    {
        foreach (var reservation in _reservations.Values)
            Lapse(reservation);
    }

    private Reservation Lapse(Reservation reservation)
    {
        if (reservation.HasLapsed(_now))
            reservation.Expire(Stock, _now);

        return reservation;
    }

    /// <summary>I1, I4 and I5 at every moment; I6 is in the methods themselves, which refuse what is not legal.</summary>
    private void Check()
    {
        Assert.True(_stock.Available >= 0 && _stock.Reserved >= 0 && _stock.Committed >= 0);
        Assert.Equal(Units(ReservationStatus.Held), _stock.Reserved);
        Assert.Equal(Units(ReservationStatus.Confirmed), _stock.Committed);
        Assert.Equal(_stocked - Units(ReservationStatus.Completed), _stock.OnHand);
        Assert.Equal(_stock.OnHand, _stock.Movements.Sum(movement => movement.OnHandChange));
        Assert.All(_orders.Values, order => Assert.Equal(order.TotalMinorUnits, order.Lines.Sum(line => line.LineTotal)));
        Assert.All(
            _orders.Values.Where(order => order.Stock == StockState.Committed),
            order => Assert.Equal(ReservationStatus.Confirmed, _reservations[order.Id].Status));
    }

    private long Units(ReservationStatus status) =>
        _reservations.Values.Where(reservation => reservation.Status == status).Sum(reservation => reservation.Lines.Sum(line => line.Quantity));

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (DomainException)
        {
            // Refused, which is what the rules are for.
        }
    }
}
