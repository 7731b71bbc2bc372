using McpEdge.Tools;

namespace McpEdge.Policy;

/// <summary>A rule, or a part of one, as the API writes it.</summary>
internal sealed record RuleView(Risk? Risk, Approval? Approval, Approver? Approver)
{
    public static RuleView Of(ToolRule rule) => new(rule.Risk, rule.Approval, rule.Approver);

    public static RuleView Of(RuleOverride rule) => new(rule.Risk, rule.Approval, rule.Approver);
}

/// <summary>What holds for a tool, and why.</summary>
/// <param name="Tool">Its name.</param>
/// <param name="Account">The account that was asked for; absent: every account.</param>
/// <param name="Effective">What holds.</param>
/// <param name="Default">What the tool itself says.</param>
/// <param name="EveryAccount">What the policy for every account says; absent when there is none.</param>
/// <param name="OwnAccount">What the account's own policy says; absent when there is none.</param>
internal sealed record PolicyView(
    string Tool, string? Account, RuleView Effective, RuleView Default, RuleView? EveryAccount, RuleView? OwnAccount)
{
    public static PolicyView Of(ToolProfile tool, string account, IReadOnlyList<ToolPolicy> policies)
    {
        var all = Find(policies, ToolPolicy.EveryAccount, tool);
        var own = account == ToolPolicy.EveryAccount ? null : Find(policies, account, tool);

        return new(
            tool.Name,
            account == ToolPolicy.EveryAccount ? null : account,
            RuleView.Of(ToolRule.Of(tool).With(all).With(own)),
            RuleView.Of(ToolRule.Of(tool)),
            all is null ? null : RuleView.Of(all),
            own is null ? null : RuleView.Of(own));
    }

    private static RuleOverride? Find(IEnumerable<ToolPolicy> policies, string account, ToolProfile tool) =>
        policies.SingleOrDefault(policy => policy.Account == account && policy.Tool == tool.Name)?.Rule;
}

/// <summary>A change as the API writes it.</summary>
internal sealed record PolicyChangeView(
    DateTimeOffset At, string By, string Tool, string? Account, RuleView From, RuleView To, string Reason)
{
    public static PolicyChangeView Of(PolicyChange change) => new(
        change.At,
        change.By,
        change.Tool,
        change.Account == ToolPolicy.EveryAccount ? null : change.Account,
        RuleView.Of(change.From),
        RuleView.Of(change.To),
        change.Reason);
}
