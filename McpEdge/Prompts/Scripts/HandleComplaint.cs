using McpEdge.Completions;

namespace McpEdge.Prompts.Scripts;

/// <summary>Something went wrong for the caller.</summary>
internal static class HandleComplaint
{
    public static CallScript Script { get; } = new(
        "handle_complaint",
        "Handle a complaint",
        "The caller is not content with an order.",
        $$"""
        {{Phrases.Manners}}
        Let the caller finish. Say in one sentence what you understood and that you are sorry.
        It is about order {order_number}.
        Read the order with {tool:order_status}, and ask for the name it was placed under before you say what is in it.
        If the number isn't known, find the customer and the latest orders with {tool:customer_lookup}.
        If the order has not been begun and the caller no longer wants it, cancel it with {tool:order_cancel} after a clear yes.
        Keep what the caller said with {tool:submit_feedback}, in the caller's words.
        Promise no refund, discount or replacement: a person decides on those. Offer to pass the caller on, and sum up what happened.
        """)
    {
        Arguments = [new("order_number", "The order, if it was named already.", CompletionNames.Orders)],
        Needs = ["order_status"],
    };
}
