namespace InventoryService.Stock;

/// <summary>The units of one product at one location. Written only while its row is locked.</summary>
internal sealed class StockItem
{
    /// <summary>More than this on hand is a slip of the tongue.</summary>
    public const long MaxOnHand = 1_000_000;

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

    /// <summary>A product that was never stocked at this location.</summary>
    public static StockItem None(string itemId, string location, DateTimeOffset now) =>
        new() { ItemId = itemId, Location = location, UpdatedAt = now };

    /// <exception cref="ServiceDefaults.Errors.DomainException">BELOW_RESERVED: orders have more units than would be left.</exception>
    public void SetOnHand(long onHand, DateTimeOffset now)
    {
        if (onHand < Reserved + Committed)
            throw StockErrors.BelowReserved(this);

        if (onHand != OnHand)
            (OnHand, UpdatedAt) = (onHand, now);
    }

    public void Hold(long quantity, DateTimeOffset now) => (Reserved, UpdatedAt) = (Reserved + quantity, now);

    public void Commit(long quantity, DateTimeOffset now) => (Reserved, Committed, UpdatedAt) = (Reserved - quantity, Committed + quantity, now);

    public void ReturnHeld(long quantity, DateTimeOffset now) => (Reserved, UpdatedAt) = (Reserved - quantity, now);

    public void ReturnCommitted(long quantity, DateTimeOffset now) => (Committed, UpdatedAt) = (Committed - quantity, now);
}
