using McpEdge.Completions;

namespace McpEdge.Prompts.Scripts;

/// <summary>How far an order is.</summary>
internal static class TellOrderStatus
{
    public static CallScript Script { get; } = new(
        "order_status",
        "Tell how far an order is",
        "The caller asks about an order.",
        $$"""
        {{Phrases.Manners}}
        The caller asks about order {order_number}: read it with {tool:order_status}.
        Otherwise ask for the order number and read the order with {tool:order_status}.
        If the caller doesn't know it, find the customer with {tool:customer_lookup}; its result names the latest orders.
        Make sure that the order is the caller's: ask for the name it was placed under before you say what is in it.
        Tell how far it is and when it will be ready. Don't promise a time that the result doesn't have.
        """)
    {
        Arguments = [new("order_number", "The order, if it was named already.", CompletionNames.Orders)],
        Needs = ["order_status"],
    };
}
