using System.Globalization;
using Grpc.Core;
using McpEdge.Errors;
using McpEdge.Speech;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Stock;

/// <summary>What the refusals of InventoryService mean to a caller and to an agent.</summary>
internal static class StockRefusals
{
    /// <summary>Null when the common words are as good.</summary>
    public static ToolError? Explain(Exception failure) =>
        failure is RpcException refusal ? Explain(RemoteError.From(refusal)) : null;

    private static ToolError? Explain(RemoteError refusal) => refusal.Code switch
    {
        "PRODUCT_NOT_FOUND" => new(
            refusal.Code,
            "I can't find that product. What is it called?",
            "Find the item_id with product_search by the product's name, then call again.",
            Retryable: false),
        "LOCATION_NOT_FOUND" => new(
            refusal.Code,
            refusal.Metadata.TryGetValue("location", out var location) ? $"There is no location called {location}." : "There is no such location.",
            "Ask which location is meant. inventory_check without location names those that have the product.",
            Retryable: false),
        "STALE_QUANTITY" => Stale(refusal),
        "BELOW_RESERVED" => BelowReserved(refusal),
        "OUTCOME_UNKNOWN" => new(
            refusal.Code,
            "I can't say yet whether that change went through.",
            "Don't repeat the call. See with inventory_check how many units there are now, then tell the caller.",
            Retryable: false),
        "INTENT_KEY_REUSED" => new(
            refusal.Code,
            "That was already changed in another way, so I haven't changed it again.",
            "See with inventory_check how it is now. If the caller wants another change, call again with a new idempotency_key.",
            Retryable: false),
        "CONCURRENT_UPDATE" => new(
            refusal.Code,
            "Somebody else is changing that at the moment.",
            "Make the same call again once, in a few seconds.",
            Retryable: true),
        _ => null,
    };

    private static ToolError Stale(RemoteError refusal)
    {
        var present = Fact(refusal, "on_hand");
        var units = present is { } known ? SpokenNumber.Count(known, "unit") : "a different number of units";

        return new(
            refusal.Code,
            $"Somebody changed the number: there {(present == 1 ? "is" : "are")} now {units}.",
            "Tell the caller the present number. If it should still be changed, call again with that number as expected_quantity.",
            Retryable: false)
        {
            Facts = present is { } onHand ? new() { ["on_hand"] = onHand } : null,
        };
    }

    private static ToolError BelowReserved(RemoteError refusal)
    {
        if (Fact(refusal, "reserved") is not { } reserved
            || Fact(refusal, "committed") is not { } committed
            || Fact(refusal, "on_hand") is not { } onHand)
        {
            return Promised(refusal, "Orders need more units than that, so there can't be fewer.");
        }

        var promised = reserved + committed;
        var message = (promised, onHand) switch
        {
            (0, 0) => "There are no units to take away.",
            (0, _) => $"There {(onHand == 1 ? "is" : "are")} only {SpokenNumber.Count(onHand, "unit")}, so I can't take that many away.",
            _ => $"Orders need {SpokenNumber.Count(promised, "unit")} of it, so there can't be fewer.",
        };

        return Promised(refusal, message) with
        {
            Facts = new() { ["reserved"] = reserved, ["committed"] = committed, ["on_hand"] = onHand },
        };
    }

    private static ToolError Promised(RemoteError refusal, string message) => new(
        refusal.Code,
        message,
        "Ask for the number again: it can't be below reserved plus committed, which inventory_check shows. Cancelling orders frees units.",
        Retryable: false);

    private static long? Fact(RemoteError refusal, string name) =>
        refusal.Metadata.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fact)
            ? fact
            : null;
}
