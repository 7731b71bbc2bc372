using System.Text.Json.Nodes;
using Grpc.Core;
using McpEdge.Approvals;
using McpEdge.Approvals.Confirmations;
using McpEdge.Auth;
using McpEdge.Errors;
using McpEdge.Pipeline;
using McpEdge.Tools;
using ServiceDefaults.Data;

namespace McpEdge.Policy;

/// <summary>Lets a call through, or says what it takes.</summary>
internal sealed class PolicyStep(ToolPolicies policies, CallerConfirmation callers, RequestApproval operators)
{
    /// <summary>Whether a call may run without any question; false when that is not known yet, too.</summary>
    public bool Admits(Tool tool, Caller caller) => policies.KnownRule(tool.Profile, caller.Account) is { Approval: Approval.AutoApproved };

    /// <summary>Null when the call may run; what it was carried out as when it was approved before.</summary>
    /// <exception cref="ToolRefusedException">It may not: disabled, to be confirmed first, or left to an operator.</exception>
    public async ValueTask<ApprovalRequest?> AdmitAsync(
        Tool tool, JsonObject arguments, ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        var rule = await policies.RuleAsync(tool.Profile, context.Caller.Account, cancellationToken);
        switch (rule)
        {
            case { Approval: Approval.AutoApproved }:
                return null;
            case { Approval: Approval.Disabled }:
                throw new ToolRefusedException(EdgeErrors.ToolDisabled);
            case var _ when call.Approval is not null:
                return null;
            case { Approver: Approver.Caller }:
                await callers.DemandAsync(tool, arguments, call, context, cancellationToken);
                return null;
            default:
                return await operators.DemandAsync(tool, rule.Risk, arguments, call, context, cancellationToken);
        }
    }

    /// <summary>
    /// What is said of a failure on the way here: a tool that changes something would have to admit that it may have happened, but
    /// nothing has. Null when the failure is the tool's to explain.
    /// </summary>
    public static ToolError? Explain(Exception failure) => failure switch
    {
        OperationCanceledException or TimeoutException => EdgeErrors.ReadTimeout,
        RpcException { StatusCode: StatusCode.DeadlineExceeded or StatusCode.Cancelled } => EdgeErrors.ReadTimeout,
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.ResourceExhausted } => EdgeErrors.ServiceUnavailable,
        _ when DatabaseFailure.IsTransient(failure) => EdgeErrors.ServiceUnavailable,
        _ => null,
    };
}
