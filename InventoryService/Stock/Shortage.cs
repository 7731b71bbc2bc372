namespace InventoryService.Stock;

/// <summary>A line of a request for which there are too few units, and what there is instead.</summary>
internal sealed record Shortage(
    string ItemId,
    string ItemName,
    string Location,
    long Requested,
    long Available,
    IReadOnlyList<UnitsElsewhere> Elsewhere,
    IReadOnlyList<Alternative> Alternatives);

/// <summary>Units of the same product at another location.</summary>
internal sealed record UnitsElsewhere(string Location, long Available);

/// <summary>Another product of the same category with enough units at the same location.</summary>
internal sealed class Alternative
{
    /// <summary>The product that it may replace.</summary>
    public string InsteadOf { get; init; } = "";

    public string ItemId { get; init; } = "";

    public string ItemName { get; init; } = "";

    public long PriceMinorUnits { get; init; }

    public string Currency { get; init; } = "";

    public long Available { get; init; }
}
