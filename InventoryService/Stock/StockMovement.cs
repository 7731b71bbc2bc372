namespace InventoryService.Stock;

/// <summary>
/// One change of the units of a product at a location, and its cause. It is saved with the change and never changed: the changes of a
/// stock row add up to what the row says.
/// </summary>
internal sealed class StockMovement
{
    private StockMovement()
    {
    }

    public StockMovement(StockItem item, UnitChange change, Reason reason, DateTimeOffset now)
    {
        ItemId = item.ItemId;
        Location = item.Location;
        Cause = reason.Cause;
        OrderId = reason.OrderId;
        IntentKey = reason.IntentKey;
        (OnHandChange, ReservedChange, CommittedChange) = change;
        (OnHand, Reserved, Committed) = (item.OnHand, item.Reserved, item.Committed);
        CreatedAt = now;
    }

    public long Id { get; private init; }

    public string ItemId { get; private init; } = "";

    public string Location { get; private init; } = "";

    public MovementCause Cause { get; private init; }

    /// <summary>The order that the units were moved for; null when somebody counted them.</summary>
    public Guid? OrderId { get; private init; }

    /// <summary>The intent of whoever counted them; null when none was given.</summary>
    public string? IntentKey { get; private init; }

    public long OnHandChange { get; private init; }

    public long ReservedChange { get; private init; }

    public long CommittedChange { get; private init; }

    /// <summary>Units on hand after the change.</summary>
    public long OnHand { get; private init; }

    /// <summary>Units reserved after the change.</summary>
    public long Reserved { get; private init; }

    /// <summary>Units committed after the change.</summary>
    public long Committed { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }
}

/// <summary>How many units come to, or leave, each part of a stock row.</summary>
internal readonly record struct UnitChange(long OnHand = 0, long Reserved = 0, long Committed = 0);

/// <summary>Why units move, and for whom.</summary>
internal sealed record Reason(MovementCause Cause, Guid? OrderId = null, string? IntentKey = null)
{
    public static Reason Of(MovementCause cause, string intentKey) => new(cause, IntentKey: intentKey.Length > 0 ? intentKey : null);
}
