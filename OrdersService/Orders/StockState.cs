namespace OrdersService.Orders;

/// <summary>
/// What this service knows of an order's reservation. Each step is saved before the next call to the stock service, so
/// that whoever takes the order over after a crash knows what may have happened and what is still owed.
/// </summary>
internal enum StockState
{
    /// <summary>A reservation may or may not exist, and expires by itself if nobody asks again.</summary>
    Reserving,

    /// <summary>The reservation exists and is being confirmed: from here on it must be confirmed or released.</summary>
    Held,

    /// <summary>The units are the order's.</summary>
    Committed,

    /// <summary>The order ended without its units; they are still to be given back.</summary>
    ReleaseOwed,

    /// <summary>No units are kept.</summary>
    None,

    /// <summary>The order was handed over; its units are still to be taken off the shelf.</summary>
    HandOverOwed,

    /// <summary>The units left with the order.</summary>
    HandedOver,
}
