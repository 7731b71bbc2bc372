using McpEdge.Tools;

namespace McpEdge.Policy;

/// <summary>What holds for a tool: how much harm it can do, and what it takes before it runs.</summary>
internal readonly record struct ToolRule(Risk Risk, Approval Approval, Approver Approver)
{
    /// <summary>What holds where no policy says otherwise.</summary>
    public static ToolRule Of(ToolProfile profile) => new(profile.Risk, profile.Approval, profile.Approver);

    /// <summary>The caller has to say yes in the conversation.</summary>
    public bool AsksCaller => this is { Approval: Approval.RequiresApproval, Approver: Approver.Caller };

    /// <summary>This rule with what a policy says otherwise.</summary>
    public ToolRule With(RuleOverride? policy) =>
        policy is null ? this : new(policy.Risk ?? Risk, policy.Approval ?? Approval, policy.Approver ?? Approver);
}
