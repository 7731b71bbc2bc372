namespace McpEdge.Approvals;

/// <summary>How the state of an approval is said to the caller.</summary>
internal static class ApprovalSpeech
{
    public static string Say(ApprovalRequest request)
    {
        var reference = ApprovalReference.Say(request.Reference);
        return request.State switch
        {
            ApprovalState.Pending => $"{reference} is still waiting for a colleague to decide.",
            ApprovalState.Approved => $"{reference} is approved and is being carried out now.",
            ApprovalState.Denied => $"{reference} was not approved.{Because(request)}",
            ApprovalState.Expired => $"Nobody decided on {reference} in time, so nothing was done.",
            ApprovalState.Done => $"{reference} was approved. {request.ResultSpeech}",
            ApprovalState.Failed => $"{reference} was approved, but it could not be done. {request.ResultSpeech}",
            _ => $"{reference} was approved, but I can't say whether it went through.",
        };
    }

    private static string Because(ApprovalRequest request) =>
        string.IsNullOrWhiteSpace(request.Reason) ? "" : $" The reason given is: {request.Reason.Trim().TrimEnd('.')}.";
}
