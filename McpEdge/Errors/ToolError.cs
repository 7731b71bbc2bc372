using System.Text.Json.Serialization;
using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Errors;

/// <summary>Why a tool did not do what it was asked, in words for the caller and for the agent.</summary>
/// <param name="Code">Stable, upper snake case; listed in docs/errors.md.</param>
/// <param name="Message">One sentence that can be spoken to the caller.</param>
/// <param name="Hint">What the agent should do next.</param>
/// <param name="Retryable">Whether the same call may succeed when it is repeated unchanged.</param>
internal record ToolError(string Code, Wording Message, Wording Hint, bool Retryable)
{
    /// <summary>The arguments that are wrong; empty when the arguments are not the reason.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    /// <summary>What else is known of this error, as properties beside the others, such as <c>shortages</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, object>? Facts { get; init; }

    /// <summary>The error in one language.</summary>
    public ToolError In(SpokenLanguage language) => this with
    {
        Message = Message.In(language),
        Hint = Hint.In(language),
        Fields = [.. Fields.Select(problem => problem.In(language))],
    };
}
