using McpEdge.Completions;

namespace McpEdge.Prompts.Scripts;

/// <summary>Greets, and finds out who calls.</summary>
internal static class IdentifyCaller
{
    public static CallScript Script { get; } = new(
        "identify_caller",
        "Greet and identify the caller",
        "The beginning of a call: greet, and find the caller among the customers without telling anyone's details.",
        $$"""
        {{Phrases.Manners}}
        Greet the caller in the name of {business} and ask how you can help.
        The call comes from the number {phone}: look it up with {tool:customer_lookup} first.
        The caller may be {customer}: look for that name with {tool:customer_lookup}, and have the caller confirm it.
        Otherwise ask for the name, spelled if it is unusual, and call {tool:customer_lookup} with what you heard.
        If its match is likely, ask whether it is this person. If it is ambiguous, ask the question it gives and call again with the answer.
        Never read out an e-mail address, a telephone number or another name to find out who is calling: let the caller say them.
        If nobody is found, offer to open an account: ask for name and telephone number, read both back, and use {tool:add_customer}.
        """)
    {
        Arguments =
        [
            new("business", "The name to greet with."),
            new("phone", "The number that the call comes from."),
            new("customer", "Who it probably is.", CompletionNames.Customers),
        ],
        Needs = ["customer_lookup"],
    };
}
