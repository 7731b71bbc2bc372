namespace InventoryService.Stock;

internal sealed class ReservationLine(Guid orderId, string itemId, long quantity)
{
    public Guid OrderId { get; private init; } = orderId;

    public string ItemId { get; private init; } = itemId;

    public long Quantity { get; private init; } = quantity;
}

/// <summary>A line as a caller asks for it.</summary>
internal sealed record RequestedLine(string ItemId, long Quantity);
