using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Orders;

/// <summary>Words for an order whose fields the service refused, under the names that the tool's arguments have.</summary>
internal static class OrderProblems
{
    public static ToolError Explain(RemoteError refusal)
    {
        var problems = refusal.Fields.Select(Translate).ToList();
        var facts = refusal.Fields.Select(field => field.Description ?? "").Where(text => text.Length > 0).Distinct().Take(SpokenList.MostItems).ToList();
        var question = problems.Select(problem => problem.Description).FirstOrDefault() ?? "What would you like to order?";

        return new(
            refusal.Code,
            $"{(facts.Count > 0 ? string.Join(' ', facts) : "Something about that order isn't right.")} {question}",
            "Nothing was ordered. Correct what fields names (product_search finds item ids, inventory_check locations) and call again.",
            Retryable: false)
        {
            Fields = problems,
        };
    }

    private static FieldProblem Translate(FieldError field)
    {
        var name = field.Field switch
        {
            "intent_key" => "idempotency_key",
            _ when field.Field.StartsWith("expected_total", StringComparison.Ordinal) => "total",
            _ when field.Field.StartsWith("lines", StringComparison.Ordinal) => "items" + field.Field["lines".Length..],
            _ => field.Field,
        };

        return new(name, Reason(field), Question(name));
    }

    private static string Reason(FieldError field) => field.Reason switch
    {
        "NOT_FOUND" => "does not exist",
        "CURRENCY_MISMATCH" => "is sold in another currency",
        _ when field.Description is { } description => $"is wrong: {description.TrimEnd('.')}",
        _ => "is wrong",
    };

    private static string Question(string name) => name switch
    {
        "customer_id" => "What is the customer number?",
        "location" => "At which location?",
        "total" => "What total did you expect?",
        _ when name.EndsWith("item_id", StringComparison.Ordinal) => "Which product would you like instead?",
        _ when name.EndsWith("quantity", StringComparison.Ordinal) => "How many would you like?",
        _ => "What would you like to order?",
    };
}
