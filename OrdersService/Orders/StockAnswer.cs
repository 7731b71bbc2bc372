namespace OrdersService.Orders;

/// <summary>What the stock service said to one step of an order.</summary>
internal abstract record StockAnswer
{
    /// <summary>The units are kept for a while.</summary>
    public sealed record Held : StockAnswer;

    /// <summary>The units are the order's.</summary>
    public sealed record Committed : StockAnswer;

    /// <summary>No units are kept for the order.</summary>
    public sealed record Released : StockAnswer;

    /// <summary>The units are off the shelf.</summary>
    public sealed record HandedOver : StockAnswer;

    /// <summary>There will be no units for this order.</summary>
    public sealed record Refused(Rejection Rejection) : StockAnswer;

    /// <summary>No answer, or none that tells: the step may have happened.</summary>
    public sealed record Unknown(string Reason) : StockAnswer;
}
