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

    public string Location { get; private init; } = "";

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

    /// <summary>Whether this is what was asked for, in whatever order of lines.</summary>
    public bool Matches(string location, IEnumerable<RequestedLine> lines) =>
        Location == location && Lines.Select(line => new RequestedLine(line.ItemId, line.Quantity)).ToHashSet().SetEquals(lines);

    public bool HasLapsed(DateTimeOffset now) => Status == ReservationStatus.Held && now >= ExpiresAt;

    public void Hold(IReadOnlyDictionary<string, StockItem> stock, DateTimeOffset now)
    {
        foreach (var line in Lines)
            stock[line.ItemId].Hold(line.Quantity, now);
    }

    public void Confirm(IReadOnlyDictionary<string, StockItem> stock, DateTimeOffset now)
    {
        foreach (var line in Lines)
            stock[line.ItemId].Commit(line.Quantity, now);

        (Status, UpdatedAt) = (ReservationStatus.Confirmed, now);
    }

    public void Release(IReadOnlyDictionary<string, StockItem> stock, DateTimeOffset now)
    {
        foreach (var line in Lines.Where(_ => Status == ReservationStatus.Held))
            stock[line.ItemId].ReturnHeld(line.Quantity, now);

        foreach (var line in Lines.Where(_ => Status == ReservationStatus.Confirmed))
            stock[line.ItemId].ReturnCommitted(line.Quantity, now);

        if (Status != ReservationStatus.Released)
            (Status, UpdatedAt) = (ReservationStatus.Released, now);
    }
}
