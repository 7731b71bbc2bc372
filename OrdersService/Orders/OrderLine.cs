namespace OrdersService.Orders;

/// <summary>One product of an order, with the name and price that it had when the order was placed.</summary>
internal sealed class OrderLine(int position, string itemId, string itemName, int quantity, long unitPrice)
{
    /// <summary>0, 1, 2 … in the order in which the products were asked for.</summary>
    public int Position { get; private init; } = position;

    public string ItemId { get; private init; } = itemId;

    public string ItemName { get; private init; } = itemName;

    public int Quantity { get; private init; } = quantity;

    /// <summary>Price of one unit in minor units of the order's currency.</summary>
    public long UnitPrice { get; private init; } = unitPrice;

    /// <summary>Price of the line in minor units. An <see cref="OverflowException"/> when it can't be counted.</summary>
    public long LineTotal => checked(UnitPrice * Quantity);
}
