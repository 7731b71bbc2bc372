using System.Text.Json.Nodes;
using McpEdge.Approvals;
using McpEdge.Pipeline;
using McpEdge.Schemas;
using McpEdge.Tools;

namespace McpEdge.Resources.Approvals;

/// <summary>What became of a call that waits for an operator: what <c>approval_status</c> tells, and only to whom it tells it.</summary>
internal sealed class ApprovalByReference(ApprovalStatus status) : IResource
{
    internal static readonly ResourceProfile Published = new(
        "approval/{reference}",
        "Approval",
        "What became of a call that was answered with APPROVAL_PENDING, by its reference: status, and the result once it was carried out. "
        + "Subscribe to it to be told.",
        "approvals:read")
    {
        IsPerAccount = true,
        Canonical = ApprovalReference.Canonical,
    };

    public ResourceProfile About => Published;

    public Tool Reader => status;

    public string TextOf(ToolResult result)
    {
        var told = JsonObject.Create(result.Data)!;
        told["message"] = result.Speech;

        return told.ToJsonString(ToolJson.Options);
    }
}
