namespace InventoryService.Stock;

/// <summary>The units of one product at one location. Written only while its row is locked; every change is in the book.</summary>
internal sealed class StockItem
{
    /// <summary>More than this on hand is a slip of the tongue.</summary>
    public const long MaxOnHand = 1_000_000;

    private readonly List<StockMovement> _movements = [];

    private StockItem()
    {
    }

    public string ItemId { get; private init; } = "";

    public string Location { get; private init; } = "";

    /// <summary>Units on the shelf.</summary>
    public long OnHand { get; private set; }

    /// <summary>Of these, units kept for orders that are not confirmed yet.</summary>
    public long Reserved { get; private set; }

    /// <summary>Of these, units sold in confirmed orders.</summary>
    public long Committed { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public long Available => OnHand - Reserved - Committed;

    /// <summary>What was changed since the row was read.</summary>
    public IReadOnlyList<StockMovement> Movements => _movements;

    /// <summary>A product that was never stocked at this location.</summary>
    public static StockItem None(string itemId, string location, DateTimeOffset now) =>
        new() { ItemId = itemId, Location = location, UpdatedAt = now };

    /// <exception cref="ServiceDefaults.Errors.DomainException">BELOW_RESERVED: orders have more units than would be left.</exception>
    public void SetOnHand(long onHand, Reason reason, DateTimeOffset now)
    {
        if (onHand < Reserved + Committed)
            throw StockErrors.BelowReserved(this);

        if (onHand != OnHand)
            Move(new(OnHand: onHand - OnHand), reason, now);
    }

    /// <summary>Available to reserved.</summary>
    public void Hold(long quantity, Guid orderId, DateTimeOffset now) =>
        Move(new(Reserved: quantity), new(MovementCause.Reserve, orderId), now);

    /// <summary>Reserved to committed.</summary>
    public void Commit(long quantity, Guid orderId, DateTimeOffset now) =>
        Move(new(Reserved: -quantity, Committed: quantity), new(MovementCause.Confirm, orderId), now);

    /// <summary>Reserved to available, released or expired.</summary>
    public void ReturnHeld(long quantity, Reason reason, DateTimeOffset now) => Move(new(Reserved: -quantity), reason, now);

    /// <summary>Committed to available.</summary>
    public void ReturnCommitted(long quantity, Reason reason, DateTimeOffset now) => Move(new(Committed: -quantity), reason, now);

    /// <summary>Committed units leave with whoever bought them.</summary>
    public void HandOver(long quantity, Guid orderId, DateTimeOffset now) =>
        Move(new(OnHand: -quantity, Committed: -quantity), new(MovementCause.Complete, orderId), now);

    private void Move(UnitChange change, Reason reason, DateTimeOffset now)
    {
        (OnHand, Reserved, Committed, UpdatedAt) = (OnHand + change.OnHand, Reserved + change.Reserved, Committed + change.Committed, now);
        _movements.Add(new(this, change, reason, now));
    }
}
