using McpEdge.Errors;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using Platform.Contracts.Inventory.V1;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Orders;

/// <summary>A product of which there is less than was asked for.</summary>
internal sealed record ShortageView(string ItemId, string Name, string Location, long Requested, long Available)
{
    /// <summary>Other locations that have it.</summary>
    public IReadOnlyList<PlaceView> Elsewhere { get; init; } = [];

    /// <summary>Products of the same category that this location has enough of.</summary>
    public IReadOnlyList<AlternativeView> Alternatives { get; init; } = [];
}

/// <summary>Units at another location.</summary>
internal sealed record PlaceView(string Location, long Available);

/// <summary>A product that may be taken instead.</summary>
internal sealed record AlternativeView(string ItemId, string Name, Money Price, long Available);

/// <summary>Words for an order that there is not enough stock for.</summary>
internal static class OrderShortages
{
    public static ToolError Explain(RemoteError refusal)
    {
        var shortages = (refusal.Detail<InsufficientInventory>()?.Shortages ?? []).Select(ToView).ToList();

        return new(
            refusal.Code,
            shortages.Count == 0 ? "There isn't enough in stock for that order." : Sentence(SpokenList.Join([.. shortages.Select(Say)])) + Instead(shortages),
            "Nothing was ordered. Offer what is available, another location (elsewhere) or another product (alternatives, product_search), "
            + $"and call again with what the caller chooses. {OrderRefusals.NewKey}",
            Retryable: false)
        {
            Facts = new() { ["shortages"] = shortages },
        };
    }

    private static ShortageView ToView(InsufficientInventory.Types.Shortage shortage) =>
        new(shortage.ItemId, shortage.ItemName, shortage.Location, shortage.Requested, shortage.Available)
        {
            Elsewhere = [.. shortage.Elsewhere.Select(place => new PlaceView(place.Location, place.Available))],
            Alternatives = [.. shortage.Alternatives.Select(other => new AlternativeView(
                other.ItemId, other.ItemName, new(other.Price.MinorUnits, other.Price.Currency), other.Available))],
        };

    private static string Instead(List<ShortageView> shortages)
    {
        var names = shortages.SelectMany(shortage => shortage.Alternatives).Select(other => other.Name).Distinct().Take(SpokenList.MostItems).ToList();

        return names.Count == 0 ? "" : $" Instead there is {SpokenList.Join(names)}.";
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";

    private static string Say(ShortageView shortage) => shortage.Available == 0
        ? $"{shortage.Name} is sold out at {shortage.Location}"
        : $"only {SpokenNumber.Cardinal(shortage.Available)} of the {SpokenGoods.Count(shortage.Requested, shortage.Name)} "
          + $"{(shortage.Available == 1 ? "is" : "are")} available at {shortage.Location}";
}
