using McpEdge.Errors;
using McpEdge.Schemas;

namespace McpEdge.Tools.Catalogue;

/// <summary>The sentences that restaurant agents know for arguments that update_menu_item refuses.</summary>
internal static class MenuItemProblems
{
    public const string Price = "updates.price";
    public const string Negative = "cannot be negative";

    private const string UpdatesPath = "updates.";

    public static ToolError Shape(ToolError error)
    {
        if (error.Code != ToolCodes.InvalidArguments)
        {
            return error;
        }

        var sentences = Sentences(error.Fields).ToList();

        return sentences.Count == 0 ? error : error with { Message = $"{string.Join(". ", sentences)}." };
    }

    private static IEnumerable<string> Sentences(IReadOnlyList<FieldProblem> problems)
    {
        if (problems.Any(problem => problem.Field == "item_id"))
        {
            yield return "Invalid item ID format";
        }

        var unknown = problems.Where(problem => problem.Reason == ArgumentReader.Unknown && problem.Field.StartsWith(UpdatesPath, StringComparison.Ordinal));
        if (string.Join(", ", unknown.Select(problem => problem.Field[UpdatesPath.Length..])) is { Length: > 0 } names)
        {
            yield return $"Invalid fields: {names}";
        }

        if (problems.Any(problem => problem is { Field: Price, Reason: ScalarReader.NoNumber }))
        {
            yield return "Price must be numeric";
        }

        if (problems.Any(problem => problem is { Field: Price, Reason: Negative }))
        {
            yield return "Price cannot be negative";
        }
    }
}
