namespace OrdersService.Orders;

/// <summary>Where an order is on its way from the caller to the customer.</summary>
internal enum OrderStatus
{
    /// <summary>Written; whether there is stock for it is not yet known.</summary>
    Pending,

    /// <summary>Its stock is committed.</summary>
    Confirmed,

    /// <summary>Being made or packed.</summary>
    Preparing,

    /// <summary>Waits to be handed over.</summary>
    Ready,

    /// <summary>Handed over.</summary>
    Completed,

    /// <summary>Could not be fulfilled; keeps no stock.</summary>
    Rejected,

    /// <summary>Called off; keeps no stock.</summary>
    Cancelled,
}

internal static class OrderStatusText
{
    /// <summary>The status as it is said: one lower-case word.</summary>
    public static string ToText(this OrderStatus status) => status.ToString().ToLowerInvariant();
}
