using McpEdge.Errors;

namespace McpEdge.Approvals.Confirmations;

/// <summary>The question that a caller has to answer first.</summary>
/// <param name="Question">One sentence.</param>
/// <param name="Token">See <see cref="ConfirmationToken"/>.</param>
internal sealed record ConfirmationRequired(string Question, string Token) : ToolError(
    ToolCodes.ConfirmationRequired,
    Question,
    "Ask the caller exactly this. If they say yes, make the same call again with the same arguments and with "
    + $"confirmation_token {Token}; if not, don't.",
    Retryable: false);

/// <summary>Why a confirmation does not count.</summary>
internal static class ConfirmationErrors
{
    private const string AskAgain = "Call again with the arguments you want and without confirmation_token, and ask the new question.";

    public static ToolError Invalid { get; } = new(
        ToolCodes.ConfirmationInvalid, "I have to ask you that again.", $"This confirmation was not given for this call. {AskAgain}", Retryable: false);

    public static ToolError Mismatch { get; } = new(
        ToolCodes.ConfirmationMismatch,
        "That is not what you agreed to, so I have to ask again.",
        $"The caller confirmed a call with other arguments. {AskAgain}",
        Retryable: false);

    public static ToolError Expired { get; } = new(
        ToolCodes.ConfirmationExpired,
        "That took a while, so I have to ask you again.",
        $"The confirmation is too old. {AskAgain}",
        Retryable: false);

    public static ToolError Used { get; } = new(
        ToolCodes.ConfirmationUsed,
        "You confirmed that once already.",
        "A confirmation counts once. Read the record to see whether the first call had its effect. "
        + $"Only if the caller wants it once more: {char.ToLowerInvariant(AskAgain[0])}{AskAgain[1..]}",
        Retryable: false);

    public static ToolError Declined { get; } = new(
        ToolCodes.ConfirmationDeclined,
        "All right, I haven't done it.",
        "The caller said no. Don't repeat the call; ask what they would like instead.",
        Retryable: false);
}
