using McpEdge.Completions;

namespace McpEdge.Prompts.Scripts;

/// <summary>Ends an order that nobody has begun to make.</summary>
internal static class CancelOrder
{
    public static CallScript Script { get; } = new(
        "cancel_order",
        "Cancel an order",
        "The caller wants an order not to be made.",
        $$"""
        {{Phrases.Manners}}
        The order is {order_number}.
        Read the order with {tool:order_status}, and ask for the name it was placed under before you say what is in it.
        Read its number and its contents back, and ask whether it is to be cancelled, and why.
        After a clear yes, cancel it once with {tool:order_cancel} and the reason. Cancelling can't be undone.
        An order that is being prepared can't be cancelled: say so, and offer a person.
        """)
    {
        Arguments = [new("order_number", "The order, if it was named already.", CompletionNames.Orders)],
        Needs = ["order_status", "order_cancel"],
    };
}
