using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Errors;

/// <summary>The errors that arise in the edge itself.</summary>
internal static class EdgeErrors
{
    public static ToolError Internal { get; } = new(
        ToolCodes.Internal,
        "Something went wrong on our side.",
        "Apologise and offer to try later or to pass the caller to a person. Repeating the call now won't help.",
        Retryable: false);

    public static ToolError ServiceUnavailable { get; } = new(
        ToolCodes.ServiceUnavailable,
        "I can't reach that information right now.",
        "Say so, and try the same call again in about ten seconds. If it fails again, offer to call back.",
        Retryable: true);

    public static ToolError ToolDisabled { get; } = new(
        ToolCodes.ToolDisabled,
        "I can't do that here.",
        "This tool is disabled. Don't repeat the call; tell the caller that a person has to do this.",
        Retryable: false);

    /// <summary>For a write that is not the same when it is repeated.</summary>
    public static ToolError WriteUnavailable { get; } = ServiceUnavailable with
    {
        Hint = "Say so. Before you call again, look whether the change was made after all; repeat the call only if it was not.",
        Retryable = false,
    };

    /// <summary>A read that took too long has no effect and may be repeated.</summary>
    public static ToolError ReadTimeout { get; } = new(
        ToolCodes.Timeout,
        "That is taking longer than it should.",
        "Say that it takes a moment and make the same call again once.",
        Retryable: true);

    /// <summary>A write that took too long may still have happened.</summary>
    public static ToolError WriteTimeout { get; } = new(
        ToolCodes.Timeout,
        "That is taking longer than it should, and I can't say yet whether it went through.",
        "Don't repeat the call. Read the record first to see whether the change was made, then tell the caller.",
        Retryable: false);

    public static ToolError InsufficientScope(string scope) => new(
        ToolCodes.InsufficientScope,
        "I'm not allowed to do that.",
        $"This API key lacks the scope {scope}. Don't repeat the call; tell the caller that a person has to do this.",
        Retryable: false);

    /// <summary>Every wrong argument at once, so that the agent asks its caller once.</summary>
    public static ToolError InvalidArguments(IReadOnlyList<FieldProblem> problems) => new(
        ToolCodes.InvalidArguments,
        Question(problems),
        "Correct these arguments and call again: " + string.Join("; ", problems.Select(problem => $"{problem.Field} {problem.Reason}")) + ".",
        Retryable: false)
    {
        Fields = problems,
    };

    private static string Question(IReadOnlyList<FieldProblem> problems)
    {
        var questions = problems.Select(problem => problem.Description).Where(text => text.EndsWith('?')).Distinct().ToList();
        return questions switch
        {
            [] => "I didn't get that right.",
            [var only] => only,
            _ => $"I need a few more details. {string.Join(' ', questions.Take(SpokenList.MostItems))}",
        };
    }
}
