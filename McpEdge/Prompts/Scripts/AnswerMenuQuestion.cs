using McpEdge.Completions;

namespace McpEdge.Prompts.Scripts;

/// <summary>What there is, and what it costs.</summary>
internal static class AnswerMenuQuestion
{
    public static CallScript Script { get; } = new(
        "answer_menu_question",
        "Answer a question about the menu",
        "The caller asks what there is, what it costs or whether it is available.",
        $$"""
        {{Phrases.Manners}}
        The question is about {product}.
        The question is about the category {category}.
        The question is about the location {location}.
        Find the products with {tool:product_search}. Name three at most, and ask which one is of interest.
        Tell what is there at a location with {tool:inventory_check}.
        Say only what the results say: about ingredients and allergens that they don't name, offer a person.
        Ask whether the caller would like to order.
        """)
    {
        Arguments =
        [
            new("product", "What the question is about.", CompletionNames.Products),
            new("category", "The part of the menu that the question is about.", CompletionNames.Categories),
            new("location", "The place that the question is about.", CompletionNames.Locations),
        ],
        Needs = ["product_search"],
    };
}
