using McpEdge.Speech;

namespace McpEdge.Schemas;

/// <summary>What is wrong with one argument.</summary>
/// <param name="Field">Name as in the schema; list items as <c>items[0].quantity</c>.</param>
/// <param name="Reason">What is wrong, as the end of a sentence that begins with the field's name.</param>
/// <param name="Description">What to ask the caller, or how to send it right.</param>
internal sealed record FieldProblem(string Field, Wording Reason, Wording Description)
{
    /// <summary>The problem in one language.</summary>
    public FieldProblem In(SpokenLanguage language) => new(Field, Reason.In(language), Description.In(language));
}
