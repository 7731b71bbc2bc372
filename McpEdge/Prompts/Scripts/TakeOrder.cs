using McpEdge.Completions;

namespace McpEdge.Prompts.Scripts;

/// <summary>From the wish to the order number.</summary>
internal static class TakeOrder
{
    public static CallScript Script { get; } = new(
        "take_order",
        "Take an order",
        "The caller wants to order: find the products, check them, read the order back, place it once.",
        $$"""
        {{Phrases.Manners}}
        The customer is {customer}: find the customer number with {tool:customer_lookup}.
        The order is for the location {location}.
        The caller has already asked for {product}.
        If you don't know the customer number yet, find it with {tool:customer_lookup}.
        Turn each wish into an item id with {tool:product_search}, and ask when several products fit.
        Check what is there with {tool:inventory_check} when the caller wants more than a few.
        Before you order, read back every product with its quantity and ask whether that is right.
        Then place it once with {tool:order_create|process_order}. A result that is pending is an order: don't place it again.
        Tell the order number, the total and when it will be ready.
        """)
    {
        Arguments =
        [
            new("customer", "Who orders, if known.", CompletionNames.Customers),
            new("location", "Where the order is picked up.", CompletionNames.Locations),
            new("product", "What the caller has asked for already.", CompletionNames.Products),
        ],
        Needs = ["product_search", "order_create|process_order"],
    };
}
