namespace OrdersService.Orders;

/// <summary>What a customer asked for, what it costs, and how far it has come. Only its named methods change it.</summary>
internal sealed class Order
{
    public const string NumberSequence = "order_numbers";
    public const string IntentIndex = "ix_orders_intent_key";

    private readonly List<OrderLine> _lines = [];

    private Order()
    {
    }

    private Order(PricedOrder priced, Guid id, DateOnly businessDate, DateTimeOffset placedAt)
    {
        Id = id;
        CustomerId = priced.Customer.Id;
        CustomerNumber = priced.Customer.Number;
        CustomerName = priced.Customer.Name;
        Location = priced.Location;
        Currency = priced.Total.Currency;
        TotalMinorUnits = priced.Total.MinorUnits;
        BusinessDate = businessDate;
        CreatedAt = placedAt;
        UpdatedAt = placedAt;
        _lines.AddRange(priced.Lines);
    }

    public Guid Id { get; private init; }

    /// <summary>Short and speakable; given by the database.</summary>
    public long Number { get; private init; }

    public Guid CustomerId { get; private init; }

    public long CustomerNumber { get; private init; }

    public string CustomerName { get; private init; } = "";

    public string Location { get; private init; } = "";

    public IReadOnlyList<OrderLine> Lines => _lines;

    public string Currency { get; private init; } = "";

    /// <summary>Sum of the lines in minor units.</summary>
    public long TotalMinorUnits { get; private init; }

    public Money Total => new(TotalMinorUnits, Currency);

    public OrderStatus Status { get; private set; }

    public StockState Stock { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When the order is expected to be ready; null while that is not known and when it never will be.</summary>
    public DateTimeOffset? EstimatedAt { get; private set; }

    /// <summary>The day on which the business took the order, in its own time zone.</summary>
    public DateOnly BusinessDate { get; private init; }

    /// <summary>Why the order was cancelled; empty when nobody said, or when it was not.</summary>
    public string CancelReason { get; private set; } = "";

    /// <summary>Why the order was rejected; null unless it was.</summary>
    public Rejection? Rejection { get; private set; }

    /// <summary>What the caller wanted to happen once; null for orders that were not placed by a call.</summary>
    public string? IntentKey { get; private init; }

    /// <summary>Fingerprint of the request that placed the order.</summary>
    public byte[]? RequestHash { get; private init; }

    /// <summary>When the fulfilment worker takes the order on, if its stock is not settled by then; null when it is.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>How often the stock did not answer since the last step.</summary>
    public int Attempts { get; private set; }

    /// <summary>PostgreSQL's xmin: of two changes made at once, one fails and looks again.</summary>
    public uint Version { get; private set; }

    /// <summary>A new order, pending, with nothing reserved yet. Whoever places it has until <paramref name="dueAt"/> to settle its stock.</summary>
    public static Order Place(PricedOrder priced, Intent intent, DateOnly businessDate, DateTimeOffset now, DateTimeOffset dueAt) =>
        new(priced, Guid.CreateVersion7(now), businessDate, now)
        {
            Status = OrderStatus.Pending,
            Stock = StockState.Reserving,
            IntentKey = intent.Key,
            RequestHash = intent.RequestHash,
            DueAt = dueAt,
        };

    /// <summary>An order of the past, which was placed and ended elsewhere and has no stock here.</summary>
    public static Order Record(PricedOrder priced, Guid id, long number, DateOnly businessDate, DateTimeOffset placedAt, OrderEnd end) =>
        new(priced, id, businessDate, placedAt)
        {
            Number = number,
            Status = end.Status,
            Stock = StockState.None,
            CancelReason = end.CancelReason,
            Rejection = end.Rejection,
            UpdatedAt = end.At,
        };

    /// <summary>The reservation is there: from now on it is either confirmed or released.</summary>
    public void HoldStock(DateTimeOffset now)
    {
        Demand(Status == OrderStatus.Pending && Stock == StockState.Reserving, "hold stock");
        (Stock, Attempts, UpdatedAt) = (StockState.Held, 0, now);
    }

    /// <summary>Pending to confirmed: the units are the order's.</summary>
    public void Confirm(DateTimeOffset estimatedAt, DateTimeOffset now)
    {
        Demand(Status == OrderStatus.Pending && Stock == StockState.Held, "be confirmed");
        (Status, EstimatedAt, UpdatedAt) = (OrderStatus.Confirmed, estimatedAt, now);
        Settle(StockState.Committed);
    }

    /// <summary>Pending to rejected: there is no stock for it, so none is kept.</summary>
    public void Reject(Rejection rejection, DateTimeOffset now)
    {
        Demand(Status == OrderStatus.Pending, "be rejected");
        (Status, Rejection, EstimatedAt, UpdatedAt) = (OrderStatus.Rejected, rejection, null, now);
        Settle(StockState.None);
    }

    /// <summary>Confirmed to preparing; the estimate is made anew, as nobody is ahead any more.</summary>
    public void Prepare(DateTimeOffset estimatedAt, DateTimeOffset now)
    {
        Advance(OrderStatus.Confirmed, OrderStatus.Preparing, now);
        EstimatedAt = estimatedAt;
    }

    /// <summary>Preparing to ready.</summary>
    public void MarkReady(DateTimeOffset now) => Advance(OrderStatus.Preparing, OrderStatus.Ready, now);

    /// <summary>Ready to completed: it was handed over, so its units are to be taken off the shelf.</summary>
    public void Complete(DateTimeOffset now, DateTimeOffset dueAt)
    {
        Advance(OrderStatus.Ready, OrderStatus.Completed, now);
        Owe(StockState.HandOverOwed, dueAt);
    }

    /// <summary>
    /// Pending or confirmed to cancelled; its stock is to be released. Once more changes nothing.
    /// <c>ORDER_NOT_CANCELLABLE</c> from preparing on, and for a rejected order.
    /// </summary>
    public void Cancel(string reason, DateTimeOffset now, DateTimeOffset dueAt)
    {
        if (Status == OrderStatus.Cancelled)
            return;

        if (Status is not (OrderStatus.Pending or OrderStatus.Confirmed))
            throw OrderErrors.CantCancel(this);

        (Status, CancelReason, EstimatedAt, UpdatedAt) = (OrderStatus.Cancelled, reason, null, now);
        Owe(StockState.ReleaseOwed, dueAt);
    }

    /// <summary>The units of an ended order are available to others again.</summary>
    public void ReleaseStock()
    {
        Demand(Stock == StockState.ReleaseOwed, "give its items back");
        Settle(StockState.None);
    }

    /// <summary>The units of a completed order are off the shelf.</summary>
    public void HandOverStock()
    {
        Demand(Stock == StockState.HandOverOwed, "hand its items over");
        Settle(StockState.HandedOver);
    }

    /// <summary>The stock did not answer: whoever comes first after <paramref name="dueAt"/> asks again.</summary>
    public void Postpone(DateTimeOffset dueAt)
    {
        Demand(DueAt is not null, "wait for its items");
        (DueAt, Attempts) = (dueAt, Attempts + 1);
    }

    private void Owe(StockState stock, DateTimeOffset dueAt) => (Stock, DueAt, Attempts) = (stock, dueAt, 0);

    private void Settle(StockState stock) => (Stock, DueAt, Attempts) = (stock, null, 0);

    private void Advance(OrderStatus from, OrderStatus to, DateTimeOffset now)
    {
        Demand(Status == from, $"become {to.ToText()}");
        (Status, UpdatedAt) = (to, now);
    }

    private void Demand(bool legal, string action)
    {
        if (!legal)
            throw OrderErrors.IllegalStatus(this, action);
    }
}

/// <summary>How an order of the past ended.</summary>
internal sealed record OrderEnd(OrderStatus Status, DateTimeOffset At, string CancelReason = "", Rejection? Rejection = null);
