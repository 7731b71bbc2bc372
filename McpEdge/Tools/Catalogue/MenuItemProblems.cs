using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Tools.Catalogue;

/// <summary>The sentences that restaurant agents know for arguments that update_menu_item refuses.</summary>
internal static class MenuItemProblems
{
    public const string Price = "updates.price";

    public static readonly Phrase Negative = new("cannot be negative", "darf nicht negativ sein", "ne peut pas être négatif");

    private const string UpdatesPath = "updates.";

    private static readonly Phrase InvalidId = new("Invalid item ID format", "Ungültige Form der Artikelnummer", "Format d'identifiant d'article invalide");
    private static readonly Phrase InvalidFields = new("Invalid fields: {0}", "Ungültige Felder: {0}", "Champs invalides : {0}");
    private static readonly Phrase NotNumeric = new("Price must be numeric", "Der Preis muss eine Zahl sein", "Le prix doit être un nombre");
    private static readonly Phrase NegativePrice = new("Price cannot be negative", "Der Preis darf nicht negativ sein", "Le prix ne peut pas être négatif");

    public static ToolError Shape(ToolError error)
    {
        if (error.Code != ToolCodes.InvalidArguments)
        {
            return error;
        }

        var sentences = Sentences(error.Fields).ToList();

        return sentences.Count == 0 ? error : error with { Message = new(language => $"{string.Join(". ", sentences.Select(sentence => sentence.In(language)))}.") };
    }

    private static IEnumerable<Wording> Sentences(IReadOnlyList<FieldProblem> problems)
    {
        if (problems.Any(problem => problem.Field == "item_id"))
        {
            yield return InvalidId;
        }

        var unknown = problems.Where(problem => problem.Reason == Reasons.Unknown && problem.Field.StartsWith(UpdatesPath, StringComparison.Ordinal));
        if (string.Join(", ", unknown.Select(problem => problem.Field[UpdatesPath.Length..])) is { Length: > 0 } names)
        {
            yield return InvalidFields.With(names);
        }

        if (problems.Any(problem => problem.Field == Price && problem.Reason == Reasons.NoNumber))
        {
            yield return NotNumeric;
        }

        if (problems.Any(problem => problem.Field == Price && problem.Reason == Negative))
        {
            yield return NegativePrice;
        }
    }
}
