using McpEdge.Approvals;
using McpEdge.Speech;
using McpEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Approvals;

/// <summary>Calls that wait for an operator, and what the operator decides.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class DecideApprovalTests(ReplicatedPlatform platform)
{
    [Fact]
    public async Task A_call_is_answered_at_once_with_a_reference_and_runs_once_when_approved()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");

        var pending = await agent.OrderAsync(customer);
        var reference = pending.Text("reference")!;
        Assert.Contains($"The reference is {ApprovalReference.Say(reference, SpokenLanguage.English)}.", pending.Speech, StringComparison.Ordinal);
        Assert.Equal(0, await platform.OrdersAsync(customer));
        Assert.Equal("pending", (await agent.DoAsync("approval_status", new { reference })).Text("status"));

        var approval = await platform.FindAsync(reference);
        Assert.Matches("^Order one Espresso for Pat Waits, customer .+, at main: three dollars and twenty-five cents in all.$", approval.Text("summary"));
        Assert.Equal(200, (await platform.DecideAsync(approval, "approve", platform.Operator.At(platform.Other))).Status);

        var done = await agent.EndedAsync(reference);
        Assert.Equal("done", done.Text("status"));
        Assert.StartsWith($"{ApprovalReference.Say(reference, SpokenLanguage.English)} was approved. Order ", done.Speech, StringComparison.Ordinal);
        Assert.Equal("confirmed", done.Text("result.status"));
        Assert.Equal(1, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task A_denied_call_never_runs()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var approval = await platform.FindAsync(reference);

        Assert.Equal(200, (await platform.DecideAsync(approval, "deny")).Status);
        var late = await platform.DecideAsync(approval, "approve", platform.Operator.At(platform.Other));
        Assert.Equal((409, "APPROVAL_DECIDED"), (late.Status, late.Json.GetProperty("code").GetString()));
        Assert.Equal(200, (await platform.DecideAsync(approval, "deny")).Status);

        var status = await agent.DoAsync("approval_status", new { reference });
        Assert.Equal("denied", status.Text("status"));
        Assert.Contains("The reason given is: deny by a test.", status.Speech, StringComparison.Ordinal);
        Assert.Equal(0, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task However_often_and_wherever_it_is_approved_it_runs_once()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var approval = await platform.FindAsync(reference);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            platform.DecideAsync(approval, "approve", platform.Operator.At(number % 2 == 0 ? platform.Edge : platform.Other))));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal("done", (await agent.EndedAsync(reference)).Text("status"));
        Assert.Equal(1, await platform.OrdersAsync(customer));
        Assert.Equal("confirmed", (await agent.DoAsync("approval_status", new { reference })).Text("result.status"));
    }

    [Fact]
    public async Task Who_made_a_call_may_withdraw_it_and_somebody_else_approves_it()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var approval = await platform.FindAsync(reference);

        var own = await platform.DecideAsync(approval, "approve", agent);
        Assert.Equal((403, "SELF_APPROVAL"), (own.Status, own.Json.GetProperty("code").GetString()));
        Assert.Equal("pending", (await platform.FindAsync(reference)).Text("status"));
        Assert.Equal(200, (await platform.DecideAsync(approval, "approve")).Status);
        Assert.Equal("done", (await agent.EndedAsync(reference)).Text("status"));
        Assert.Equal(200, (await platform.DecideAsync(approval, "approve", agent)).Status);

        var withdrawn = await platform.FindAsync((await agent.OrderAsync(customer)).Text("reference")!);
        Assert.Equal(200, (await platform.DecideAsync(withdrawn, "deny", agent)).Status);
        Assert.Equal(1, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task Where_it_is_allowed_one_key_does_both()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        await using var lenient = await platform.StartProcessAsync(options => options.Settings["Approval:SelfApproval"] = "true");

        Assert.Equal(200, (await platform.DecideAsync(await platform.FindAsync(reference), "approve", agent.At(lenient))).Status);
    }

    [Fact]
    public async Task What_nobody_decides_in_time_expires()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var approval = await platform.FindAsync(reference);

        await platform.ExecuteAsync("UPDATE approvals SET expires_at = now() - interval '1 second' WHERE id = $1", approval.GetProperty("id").GetGuid());
        var late = await platform.DecideAsync(approval, "approve");
        platform.Edge.Services.GetRequiredService<ApprovalWorker>().Wake();

        Assert.Equal((409, "APPROVAL_EXPIRED"), (late.Status, late.Json.GetProperty("code").GetString()));
        Assert.Equal("expired", (await agent.EndedAsync(reference)).Text("status"));
        Assert.NotEqual(reference, (await agent.OrderAsync(customer)).Text("reference"));
        Assert.Equal(0, await platform.OrdersAsync(customer));
    }
}
