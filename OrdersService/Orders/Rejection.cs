namespace OrdersService.Orders;

/// <summary>Why an order could not be fulfilled, kept so that the same request again gets the same answer.</summary>
/// <param name="Code">Stable code of the error, such as <c>INSUFFICIENT_INVENTORY</c>.</param>
/// <param name="Message">Plain words, fit to be read to the caller.</param>
/// <param name="Shortages">What was asked for and what there was; empty unless units were missing.</param>
internal sealed record Rejection(string Code, string Message, IReadOnlyList<Shortage> Shortages);

/// <summary>One product of which there were too few units, and what there was instead.</summary>
internal sealed record Shortage(string ItemId, string ItemName, string Location, long Requested, long Available)
{
    /// <summary>Where else the product was, most units first.</summary>
    public IReadOnlyList<UnitsElsewhere> Elsewhere { get; init; } = [];

    /// <summary>Products of the same category that were there.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];
}

/// <summary>Units of the same product at another location.</summary>
internal sealed record UnitsElsewhere(string Location, long Available);

/// <summary>Another product of the same category.</summary>
internal sealed record Alternative(string ItemId, string ItemName, long PriceMinorUnits, string Currency, long Available);
