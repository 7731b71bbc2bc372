using McpEdge.Errors;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using Platform.Contracts.Inventory.V1;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Orders;

/// <summary>A product of which there is less than was asked for.</summary>
internal sealed record ShortageView(string ItemId, string Name, string Location, long Requested, long Available);

/// <summary>Words for an order that there is not enough stock for.</summary>
internal static class OrderShortages
{
    public static ToolError Explain(RemoteError refusal)
    {
        var shortages = (refusal.Detail<InsufficientInventory>()?.Shortages ?? [])
            .Select(shortage => new ShortageView(shortage.ItemId, shortage.ItemName, shortage.Location, shortage.Requested, shortage.Available))
            .ToList();

        return new(
            refusal.Code,
            shortages.Count == 0 ? "There isn't enough in stock for that order." : Sentence(SpokenList.Join([.. shortages.Select(Say)])),
            "Nothing was ordered. Offer what is available, another location (inventory_check) or another product (product_search), "
            + $"and call again with what the caller chooses. {OrderRefusals.NewKey}",
            Retryable: false)
        {
            Facts = new() { ["shortages"] = shortages },
        };
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";

    private static string Say(ShortageView shortage) => shortage.Available == 0
        ? $"{shortage.Name} is sold out at {shortage.Location}"
        : $"only {SpokenNumber.Cardinal(shortage.Available)} of the {SpokenGoods.Count(shortage.Requested, shortage.Name)} "
          + $"{(shortage.Available == 1 ? "is" : "are")} available at {shortage.Location}";
}
