using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Approvals.Confirmations;

/// <summary>The database goes away between a question and its answer. Breaks a platform of its own.</summary>
public sealed class OutageTests(ReplicatedPlatform platform) : IClassFixture<ReplicatedPlatform>
{
    [Fact]
    public async Task Nothing_is_confirmed_and_no_confirmation_is_lost()
    {
        var account = ReplicatedPlatform.NewAccount();
        var agent = await platform.NewAgentAsync(account);
        await platform.SetPolicyAsync(account, "disable_customer", new { approval = "requires_approval", reason = "a test" });
        var customer = (await platform.Operator.DoAsync("add_customer", new { name = "Robin Outage" })).Number("number");
        var asked = await agent.RefuseAsync("CONFIRMATION_REQUIRED", "disable_customer", new { customer_id = customer });
        var call = new { customer_id = customer, confirmation_token = asked.Text("confirmation_token") };

        await platform.Data.DieAsync();
        var refused = await agent.CallAsync("disable_customer", call);
        var untouched = await platform.Operator.DoAsync("get_customer", new { customer_id = customer });
        platform.Data.ComeBack();

        Assert.Equal(("SERVICE_UNAVAILABLE", "active"), (refused.ToolError, untouched.Text("status")));
        while (await agent.CallAsync("disable_customer", call) is { Status: not 200 } or { IsToolError: true })
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        var after = await platform.Operator.DoAsync("get_customer", new { customer_id = customer });
        Assert.Equal("disabled", after.Text("status"));
    }
}
