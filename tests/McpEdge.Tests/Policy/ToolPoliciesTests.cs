using McpEdge.Policy;
using McpEdge.Tools;

namespace McpEdge.Tests.Policy;

public sealed class ToolPoliciesTests
{
    private static readonly ToolProfile Tool = new("order_cancel", "Cancel order", "Cancels.", "orders:write") { Risk = Risk.Medium };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_policy_the_tools_own_rule_holds()
    {
        using var policies = new ToolPolicies();
        policies.Use([Policy("acme", "another_tool", new() { Approval = Approval.Disabled })]);

        Assert.Equal(new(Risk.Medium, Approval.AutoApproved, Approver.Caller), await policies.RuleAsync(Tool, "acme", Cancellation));
    }

    [Fact]
    public async Task An_accounts_policy_comes_before_the_one_for_all_part_by_part()
    {
        using var policies = new ToolPolicies();
        policies.Use(
        [
            Policy(ToolPolicy.EveryAccount, Tool.Name, new() { Approval = Approval.RequiresApproval, Approver = Approver.Operator }),
            Policy("acme", Tool.Name, new() { Approver = Approver.Caller, Risk = Risk.High }),
        ]);

        Assert.Equal(new(Risk.High, Approval.RequiresApproval, Approver.Caller), await policies.RuleAsync(Tool, "acme", Cancellation));
        Assert.Equal(new(Risk.Medium, Approval.RequiresApproval, Approver.Operator), await policies.RuleAsync(Tool, "other", Cancellation));
    }

    [Fact]
    public async Task Nothing_is_let_through_before_the_policies_are_known()
    {
        using var policies = new ToolPolicies();
        using var patience = new CancellationTokenSource();

        var waiting = policies.RuleAsync(Tool, "acme", patience.Token).AsTask();
        Assert.False(waiting.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static ToolPolicy Policy(string account, string tool, RuleOverride rule) =>
        new() { Account = account, Tool = tool, Rule = rule, ChangedAt = DateTimeOffset.UnixEpoch };
}
