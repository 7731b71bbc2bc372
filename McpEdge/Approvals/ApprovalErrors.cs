using McpEdge.Errors;

namespace McpEdge.Approvals;

/// <summary>The call waits for an operator.</summary>
/// <param name="Approval">Id of the request.</param>
/// <param name="Reference">What the caller calls it.</param>
/// <param name="Again">Whether the same call was waiting already.</param>
internal sealed record ApprovalPending(Guid Approval, string Reference, bool Again) : ToolError(
    ToolCodes.ApprovalPending,
    Again
        ? $"A colleague still has to approve that. The reference is {ApprovalReference.Say(Reference)}."
        : $"A colleague has to approve that first. The reference is {ApprovalReference.Say(Reference)}.",
    $"Give the caller the reference and go on. Don't repeat the call; approval_status with reference {Reference} tells what became of it.",
    Retryable: false);

internal static class ApprovalErrors
{
    /// <summary>No request of this account has the reference.</summary>
    public static ToolError NotFound { get; } = new(
        ToolCodes.ApprovalNotFound,
        "I can't find that reference. What is it again?",
        "Ask for the reference, a letter and digits such as A47, and call again.",
        Retryable: false);

    /// <summary>For what was begun and can't be repeated safely.</summary>
    public static ToolError OutcomeUnknown { get; } = new(
        ToolCodes.OutcomeUnknown,
        "That was begun, but I can't say whether it went through.",
        ServiceHints.ByCode[ToolCodes.OutcomeUnknown],
        Retryable: false);
}
