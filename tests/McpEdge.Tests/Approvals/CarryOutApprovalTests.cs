using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Approvals;

/// <summary>What becomes of an approved call when processes die and things change.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class CarryOutApprovalTests(ReplicatedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_dead_process_took_on_is_carried_out_by_another()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;

        await platform.DieWithAsync(await platform.FindAsync(reference));

        Assert.Equal("done", (await agent.EndedAsync(reference)).Text("status"));
        Assert.Equal(1, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task What_a_dead_process_did_and_did_not_write_down_is_not_done_again()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var approval = await platform.FindAsync(reference);
        var placed = await platform.PlaceAsync(customer, $"approval-{approval.GetProperty("id").GetGuid():N}");

        await platform.DieWithAsync(approval);
        var done = await agent.EndedAsync(reference);

        Assert.Equal((placed.Number, "done"), (done.Number("result.number"), done.Text("status")));
        Assert.Equal(1, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task What_a_dead_process_only_began_is_done()
    {
        var (agent, _) = await platform.AgentWhoWaitsAsync("add_customer");
        var reference = (await agent.RefuseAsync("APPROVAL_PENDING", "add_customer", new { name = "Pat Once" })).Text("reference")!;

        await platform.DieWithAsync(await platform.FindAsync(reference));

        var ended = await agent.EndedAsync(reference);
        Assert.Equal(("done", "Pat Once"), (ended.Text("status"), ended.Text("result.name")));
    }

    [Fact]
    public async Task A_service_that_is_away_is_waited_for()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var approval = await platform.FindAsync(reference);

        await platform.Orders.DieAsync();
        await platform.DecideAsync(approval, "approve");
        while ((await platform.FindAsync(reference)).GetProperty("attempts").GetInt32() < 2)
        {
            Cancellation.ThrowIfCancellationRequested();
        }

        platform.Orders.ComeBack();
        Assert.Equal("done", (await agent.EndedAsync(reference)).Text("status"));
        Assert.Equal(1, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task An_order_runs_only_at_the_total_that_was_approved()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var items = new[] { new { item_id = "COFF0002", quantity = 1 } };
        var pending = await agent.RefuseAsync("APPROVAL_PENDING", "order_create", new { customer_id = customer, location = "main", items });
        var reference = pending.Text("reference")!;

        await platform.Operator.DoAsync("update_menu_item", new { item_id = "COFF0002", updates = new { price = 9.25 } });
        await platform.DecideAsync(await platform.FindAsync(reference), "approve");
        var ended = await agent.EndedAsync(reference);
        await platform.Operator.DoAsync("update_menu_item", new { item_id = "COFF0002", updates = new { price = 4.25 } });

        Assert.Equal(("failed", "TOTAL_MISMATCH"), (ended.Text("status"), ended.Text("result.code")));
        Assert.Equal(0, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task What_an_attempt_may_have_done_before_the_last_one_found_nobody_is_unknown()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var approval = await platform.FindAsync(reference);
        await platform.PlaceAsync(customer, $"approval-{approval.GetProperty("id").GetGuid():N}");

        await platform.Orders.DieAsync();
        await platform.DieWithAsync(approval, attempts: 99);
        var ended = await agent.EndedAsync(reference);
        platform.Orders.ComeBack();

        Assert.Equal(("unknown", "OUTCOME_UNKNOWN"), (ended.Text("status"), ended.Text("result.code")));
    }

    [Fact]
    public async Task What_an_attempt_did_before_the_last_one_was_refused_is_done()
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", account);
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var approval = await platform.FindAsync(reference);
        var placed = await platform.PlaceAsync(customer, $"approval-{approval.GetProperty("id").GetGuid():N}");

        await platform.SetPolicyAsync(account, "order_create", new { approval = "disabled", reason = "a test" });
        await platform.DieWithAsync(approval);

        var ended = await agent.EndedAsync(reference);
        Assert.Equal(("done", placed.Number), (ended.Text("status"), ended.Number("result.number")));
    }

    [Fact]
    public async Task What_no_attempt_did_before_the_last_one_was_refused_has_failed()
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, _) = await platform.AgentWhoWaitsAsync("add_customer", account);
        var reference = (await agent.RefuseAsync("APPROVAL_PENDING", "add_customer", new { name = "Pat Never" })).Text("reference")!;

        await platform.SetPolicyAsync(account, "add_customer", new { approval = "disabled", reason = "a test" });
        await platform.DieWithAsync(await platform.FindAsync(reference));

        var ended = await agent.EndedAsync(reference);
        Assert.Equal(("failed", "TOOL_DISABLED"), (ended.Text("status"), ended.Text("result.code")));
    }

    [Fact]
    public async Task A_tool_that_was_disabled_meanwhile_does_not_run()
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", account);
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;

        await platform.SetPolicyAsync(account, "order_create", new { approval = "disabled", reason = "a test" });
        await platform.DecideAsync(await platform.FindAsync(reference), "approve");

        Assert.Equal("TOOL_DISABLED", (await agent.EndedAsync(reference)).Text("result.code"));
        Assert.Equal(0, await platform.OrdersAsync(customer));
    }
}
