using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Approvals;

/// <summary>Calls that begin to wait for an operator.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class RequestApprovalTests(ReplicatedPlatform platform)
{
    [Fact]
    public async Task The_same_call_again_is_the_same_request_while_it_waits()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");

        var first = await agent.OrderAsync(customer);
        var again = await agent.At(platform.Other).OrderAsync(customer);

        Assert.Equal(first.Text("reference"), again.Text("reference"));
        Assert.StartsWith("A colleague still has to approve that.", again.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_words_of_another_key_or_in_another_conversation_are_a_request_of_their_own()
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", account);
        var colleague = await platform.NewAgentAsync(account);
        Agent[] agents = [agent, colleague, agent.In("call-1"), agent.In("call-2"), colleague.In("call-1")];

        var first = await Task.WhenAll(agents.Select(each => ReferenceAsync(each, customer)));
        var again = await Task.WhenAll(agents.Select(each => ReferenceAsync(each.At(platform.Other), customer)));

        Assert.Equal(agents.Length, first.Distinct().Count());
        Assert.Equal(first, again);
        foreach (var (each, reference) in agents.Zip(first))
        {
            Assert.Equal("done", (await platform.ApprovedAsync(each, reference)).Text("status"));
        }

        Assert.Equal(agents.Length, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task The_operator_sees_the_risk_that_the_policy_gives()
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", account);
        await platform.SetPolicyAsync(
            account, "order_create", new { approval = "requires_approval", approver = "operator", risk = "critical", reason = "a test" });

        Assert.Equal("critical", (await platform.FindAsync(await ReferenceAsync(agent, customer))).Text("risk"));
    }

    [Fact]
    public async Task Only_so_many_calls_of_an_account_wait_at_once()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        await using var strict = await platform.StartProcessAsync(options => options.Settings["Approval:MaxPending"] = "3");
        var impatient = agent.At(strict);

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(quantity => impatient.OrderOfAsync(customer, quantity)));
        var waiting = answers.Where(answer => answer.ToolError == "APPROVAL_PENDING").ToList();
        var refused = Assert.Single(answers.Except(waiting).GroupBy(answer => answer.ToolError));

        Assert.Equal((3, "TOO_MANY_PENDING"), (waiting.Count, refused.Key));
        var known = waiting[0].Result.GetProperty("structuredContent").GetProperty("reference").GetString()!;
        var approval = await platform.FindAsync(known);
        var again = await impatient.OrderOfAsync(customer, approval.GetProperty("arguments").GetProperty("items")[0].GetProperty("quantity").GetInt32());
        Assert.Equal(known, again.Result.GetProperty("structuredContent").GetProperty("reference").GetString());

        await platform.DecideAsync(approval, "deny");
        Assert.Equal("APPROVAL_PENDING", (await impatient.OrderOfAsync(customer, 9)).ToolError);
    }

    private static async Task<string> ReferenceAsync(Agent agent, long customer) => (await agent.OrderAsync(customer)).Text("reference")!;
}
