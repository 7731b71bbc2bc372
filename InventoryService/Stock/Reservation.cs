namespace InventoryService.Stock;

/// <summary>
/// Units kept for one order. Held until it is confirmed, released, or lapses at <see cref="ExpiresAt"/>. A released reservation
/// stays so for good, or a late repetition of a request would keep units for an order that is over.
/// </summary>
internal sealed class Reservation
{
    private Reservation()
    {
    }

    public Guid OrderId { get; private init; }

    /// <summary>Null when the order ended before anything was reserved for it.</summary>
    public string? Location { get; private init; }

    public ReservationStatus Status { get; private set; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public List<ReservationLine> Lines { get; private init; } = [];

    public static Reservation Create(Guid orderId, string location, IEnumerable<RequestedLine> lines, DateTimeOffset now, TimeSpan lifetime) => new()
    {
        OrderId = orderId,
        Location = location,
        Lines = [.. lines.Select(line => new ReservationLine(orderId, line.ItemId, line.Quantity))],
        ExpiresAt = now + lifetime,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>Takes the place of a reservation that may still be on its way, so that it is never made.</summary>
    public static Reservation Refuse(Guid orderId, DateTimeOffset now) => new()
    {
        OrderId = orderId,
        Status = ReservationStatus.Released,
        ExpiresAt = now,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>Whether this is what was asked for, in whatever order of lines; what was refused beforehand is whatever was asked for.</summary>
    public bool Matches(string location, IEnumerable<RequestedLine> lines) =>
        Location is null || (Location == location && Lines.Select(line => new RequestedLine(line.ItemId, line.Quantity)).ToHashSet().SetEquals(lines));

    public bool HasLapsed(DateTimeOffset now) => Status == ReservationStatus.Held && now >= ExpiresAt;

    public void Hold(IReadOnlyDictionary<string, StockItem> stock, DateTimeOffset now)
    {
        foreach (var line in Lines)
            stock[line.ItemId].Hold(line.Quantity, OrderId, now);
    }

    /// <summary>Held to confirmed.</summary>
    public void Confirm(IReadOnlyDictionary<string, StockItem> stock, DateTimeOffset now)
    {
        foreach (var line in Lines)
            stock[line.ItemId].Commit(line.Quantity, OrderId, now);

        (Status, UpdatedAt) = (ReservationStatus.Confirmed, now);
    }

    /// <summary>Held or confirmed to released; once more changes nothing.</summary>
    public void Release(IReadOnlyDictionary<string, StockItem> stock, DateTimeOffset now) => Return(stock, new(MovementCause.Release, OrderId), now);

    /// <summary>Held to released, because it has lapsed.</summary>
    public void Expire(IReadOnlyDictionary<string, StockItem> stock, DateTimeOffset now) => Return(stock, new(MovementCause.Expire, OrderId), now);

    /// <summary>Confirmed to completed: the units leave.</summary>
    public void Complete(IReadOnlyDictionary<string, StockItem> stock, DateTimeOffset now)
    {
        foreach (var line in Lines)
            stock[line.ItemId].HandOver(line.Quantity, OrderId, now);

        (Status, UpdatedAt) = (ReservationStatus.Completed, now);
    }

    private void Return(IReadOnlyDictionary<string, StockItem> stock, Reason reason, DateTimeOffset now)
    {
        foreach (var line in Lines.Where(_ => Status == ReservationStatus.Held))
            stock[line.ItemId].ReturnHeld(line.Quantity, reason, now);

        foreach (var line in Lines.Where(_ => Status == ReservationStatus.Confirmed))
            stock[line.ItemId].ReturnCommitted(line.Quantity, reason, now);

        if (Status != ReservationStatus.Released)
            (Status, UpdatedAt) = (ReservationStatus.Released, now);
    }
}
