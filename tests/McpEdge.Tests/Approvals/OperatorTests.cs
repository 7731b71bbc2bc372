using System.Text.Json;
using McpEdge.Approvals;
using McpEdge.Speech;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using Microsoft.Extensions.DependencyInjection;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tests.Approvals;

/// <summary>Calls that wait for an operator, over two processes of the edge.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class OperatorTests(ReplicatedPlatform platform)
{
    private static readonly object[] OneEspresso = [new { item_id = "COFF0001", quantity = 1 }];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_answered_at_once_with_a_reference_and_runs_once_when_approved()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");

        var pending = await OrderAsync(agent, customer);
        var reference = pending.Text("reference")!;
        Assert.Contains($"The reference is {ApprovalReference.Say(reference, SpokenLanguage.English)}.", pending.Speech, StringComparison.Ordinal);
        Assert.Equal(0, await OrdersAsync(customer));
        Assert.Equal("pending", (await agent.DoAsync("approval_status", new { reference })).Text("status"));

        var approval = await FindAsync(reference);
        Assert.Matches("^Order one Espresso for Pat Waits, customer .+, at main: three dollars and twenty-five cents in all.$", Text(approval, "summary"));
        Assert.Equal(200, (await DecideAsync(approval, "approve", platform.Operator.At(platform.Other))).Status);

        var done = await EndedAsync(agent, reference);
        Assert.Equal("done", done.Text("status"));
        Assert.StartsWith($"{ApprovalReference.Say(reference, SpokenLanguage.English)} was approved. Order ", done.Speech, StringComparison.Ordinal);
        Assert.Equal("confirmed", done.Text("result.status"));
        Assert.Equal(1, await OrdersAsync(customer));
    }

    [Fact]
    public async Task The_same_call_again_is_the_same_request_while_it_waits()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");

        var first = await OrderAsync(agent, customer);
        var again = await OrderAsync(agent.At(platform.Other), customer);

        Assert.Equal(first.Text("reference"), again.Text("reference"));
        Assert.StartsWith("A colleague still has to approve that.", again.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_call_never_runs()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;
        var approval = await FindAsync(reference);

        Assert.Equal(200, (await DecideAsync(approval, "deny")).Status);
        var late = await DecideAsync(approval, "approve", platform.Operator.At(platform.Other));
        Assert.Equal((409, "APPROVAL_DECIDED"), (late.Status, late.Json.GetProperty("code").GetString()));
        Assert.Equal(200, (await DecideAsync(approval, "deny")).Status);

        var status = await agent.DoAsync("approval_status", new { reference });
        Assert.Equal("denied", status.Text("status"));
        Assert.Contains("The reason given is: deny by a test.", status.Speech, StringComparison.Ordinal);
        Assert.Equal(0, await OrdersAsync(customer));
    }

    [Fact]
    public async Task However_often_and_wherever_it_is_approved_it_runs_once()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;
        var approval = await FindAsync(reference);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            DecideAsync(approval, "approve", platform.Operator.At(number % 2 == 0 ? platform.Edge : platform.Other))));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal("done", (await EndedAsync(agent, reference)).Text("status"));
        Assert.Equal(1, await OrdersAsync(customer));
        Assert.Equal("confirmed", (await agent.DoAsync("approval_status", new { reference })).Text("result.status"));
    }

    [Fact]
    public async Task What_a_dead_process_took_on_is_carried_out_by_another()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;

        await DieWithAsync(await FindAsync(reference));

        Assert.Equal("done", (await EndedAsync(agent, reference)).Text("status"));
        Assert.Equal(1, await OrdersAsync(customer));
    }

    [Fact]
    public async Task What_a_dead_process_did_and_did_not_write_down_is_not_done_again()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;
        var approval = await FindAsync(reference);
        var placed = await PlaceAsync(customer, $"approval-{approval.GetProperty("id").GetGuid():N}");

        await DieWithAsync(approval);
        var done = await EndedAsync(agent, reference);

        Assert.Equal((placed.Number, "done"), (done.Number("result.number"), done.Text("status")));
        Assert.Equal(1, await OrdersAsync(customer));
    }

    [Fact]
    public async Task What_a_dead_process_only_began_is_done()
    {
        var (agent, _) = await AgentWhoWaitsAsync("add_customer");
        var reference = (await agent.RefuseAsync("APPROVAL_PENDING", "add_customer", new { name = "Pat Once" })).Text("reference")!;

        await DieWithAsync(await FindAsync(reference));

        var ended = await EndedAsync(agent, reference);
        Assert.Equal(("done", "Pat Once"), (ended.Text("status"), ended.Text("result.name")));
    }

    [Fact]
    public async Task A_service_that_is_away_is_waited_for()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;
        var approval = await FindAsync(reference);

        await platform.Orders.DieAsync();
        await DecideAsync(approval, "approve");
        while ((await FindAsync(reference)).GetProperty("attempts").GetInt32() < 2)
        {
            Cancellation.ThrowIfCancellationRequested();
        }

        platform.Orders.ComeBack();
        Assert.Equal("done", (await EndedAsync(agent, reference)).Text("status"));
        Assert.Equal(1, await OrdersAsync(customer));
    }

    [Fact]
    public async Task An_order_runs_only_at_the_total_that_was_approved()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var items = new[] { new { item_id = "COFF0002", quantity = 1 } };
        var pending = await agent.RefuseAsync("APPROVAL_PENDING", "order_create", new { customer_id = customer, location = "main", items });
        var reference = pending.Text("reference")!;

        await platform.Operator.DoAsync("update_menu_item", new { item_id = "COFF0002", updates = new { price = 9.25 } });
        await DecideAsync(await FindAsync(reference), "approve");
        var ended = await EndedAsync(agent, reference);
        await platform.Operator.DoAsync("update_menu_item", new { item_id = "COFF0002", updates = new { price = 4.25 } });

        Assert.Equal(("failed", "TOTAL_MISMATCH"), (ended.Text("status"), ended.Text("result.code")));
        Assert.Equal(0, await OrdersAsync(customer));
    }

    [Fact]
    public async Task A_tool_that_was_disabled_meanwhile_does_not_run()
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await AgentWhoWaitsAsync("order_create", account);
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;

        await platform.SetPolicyAsync(account, "order_create", new { approval = "disabled", reason = "a test" });
        await DecideAsync(await FindAsync(reference), "approve");

        Assert.Equal("TOOL_DISABLED", (await EndedAsync(agent, reference)).Text("result.code"));
        Assert.Equal(0, await OrdersAsync(customer));
    }

    [Fact]
    public async Task What_nobody_decides_in_time_expires()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;
        var approval = await FindAsync(reference);

        await platform.ExecuteAsync("UPDATE approvals SET expires_at = now() - interval '1 second' WHERE id = $1", approval.GetProperty("id").GetGuid());
        var late = await DecideAsync(approval, "approve");
        platform.Edge.Services.GetRequiredService<ApprovalWorker>().Wake();

        Assert.Equal((409, "APPROVAL_EXPIRED"), (late.Status, late.Json.GetProperty("code").GetString()));
        Assert.Equal("expired", (await EndedAsync(agent, reference)).Text("status"));
        Assert.NotEqual(reference, (await OrderAsync(agent, customer)).Text("reference"));
        Assert.Equal(0, await OrdersAsync(customer));
    }

    [Fact]
    public async Task A_reference_means_nothing_to_another_account()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;
        var stranger = await platform.NewAgentAsync(ReplicatedPlatform.NewAccount());

        await stranger.RefuseAsync("APPROVAL_NOT_FOUND", "approval_status", new { reference });
        await stranger.RefuseAsync("INVALID_ARGUMENTS", "approval_status", new { reference = "what?" });
        Assert.Equal("pending", (await agent.DoAsync("approval_status", new { reference = ApprovalReference.Say(reference, SpokenLanguage.English) })).Text("status"));
    }

    [Fact]
    public async Task Operators_see_what_waits_in_pages_and_by_filter()
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await AgentWhoWaitsAsync("order_create", account);
        foreach (var quantity in Enumerable.Range(1, 3))
        {
            await agent.RefuseAsync(
                "APPROVAL_PENDING", "order_create", new { customer_id = customer, items = new[] { new { item_id = "COFF0001", quantity } } });
        }

        var first = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/approvals?account={account}&status=pending&limit=2");
        var cursor = Text(first.Json, "next_cursor");
        var second = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/approvals?account={account}&status=pending&limit=2&cursor={cursor}");

        Assert.Equal([3, 2], Quantities(first));
        Assert.Equal([1], Quantities(second));
        Assert.Equal(400, (await platform.Operator.ApiAsync(HttpMethod.Get, "/api/approvals?status=maybe")).Status);
        Assert.Equal(400, (await platform.Operator.ApiAsync(HttpMethod.Get, "/api/approvals?limit=0")).Status);
        Assert.Equal(404, (await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/approvals/{Guid.CreateVersion7()}")).Status);
        var unreasoned = await platform.Operator.ApiAsync(HttpMethod.Post, $"/api/approvals/{first.Json.GetProperty("items")[0].GetProperty("id")}/approve", "{}");
        Assert.Equal((400, "application/problem+json"), (unreasoned.Status, unreasoned.ContentType));
    }

    [Fact]
    public async Task Who_made_a_call_may_withdraw_it_and_somebody_else_approves_it()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;
        var approval = await FindAsync(reference);

        var own = await DecideAsync(approval, "approve", agent);
        Assert.Equal((403, "SELF_APPROVAL"), (own.Status, own.Json.GetProperty("code").GetString()));
        Assert.Equal("pending", Text(await FindAsync(reference), "status"));
        Assert.Equal(200, (await DecideAsync(approval, "approve")).Status);
        Assert.Equal("done", (await EndedAsync(agent, reference)).Text("status"));
        Assert.Equal(200, (await DecideAsync(approval, "approve", agent)).Status);

        var withdrawn = await FindAsync((await OrderAsync(agent, customer)).Text("reference")!);
        Assert.Equal(200, (await DecideAsync(withdrawn, "deny", agent)).Status);
        Assert.Equal(1, await OrdersAsync(customer));
    }

    [Fact]
    public async Task Where_it_is_allowed_one_key_does_both()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var reference = (await OrderAsync(agent, customer)).Text("reference")!;
        await using var lenient = await platform.StartProcessAsync(options => options.Settings["Approval:SelfApproval"] = "true");

        Assert.Equal(200, (await DecideAsync(await FindAsync(reference), "approve", agent.At(lenient))).Status);
    }

    [Fact]
    public async Task Only_so_many_calls_of_an_account_wait_at_once()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        await using var strict = await platform.StartProcessAsync(options => options.Settings["Approval:MaxPending"] = "3");
        var impatient = agent.At(strict);

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(quantity => OrderOfAsync(impatient, customer, quantity)));
        var waiting = answers.Where(answer => answer.ToolError == "APPROVAL_PENDING").ToList();
        var refused = Assert.Single(answers.Except(waiting).GroupBy(answer => answer.ToolError));

        Assert.Equal((3, "TOO_MANY_PENDING"), (waiting.Count, refused.Key));
        var known = waiting[0].Result.GetProperty("structuredContent").GetProperty("reference").GetString()!;
        var approval = await FindAsync(known);
        var again = await OrderOfAsync(impatient, customer, approval.GetProperty("arguments").GetProperty("items")[0].GetProperty("quantity").GetInt32());
        Assert.Equal(known, again.Result.GetProperty("structuredContent").GetProperty("reference").GetString());

        await DecideAsync(approval, "deny");
        Assert.Equal("APPROVAL_PENDING", (await OrderOfAsync(impatient, customer, 9)).ToolError);
    }

    [Fact]
    public async Task A_session_is_told_when_its_call_was_carried_out()
    {
        var (agent, customer) = await AgentWhoWaitsAsync("order_create");
        var told = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = await platform.ConnectAsync("2025-11-25", key: agent.Key, configure: options =>
            options.Handlers.NotificationHandlers =
            [
                new("notifications/message", (notification, _) =>
                {
                    told.TrySetResult(JsonSerializer.SerializeToElement(notification.Params));
                    return ValueTask.CompletedTask;
                }),
            ]);
        var pending = await client.CallToolAsync(
            "order_create",
            new Dictionary<string, object?> { ["customer_id"] = customer, ["location"] = "main", ["items"] = OneEspresso },
            cancellationToken: Cancellation);
        var reference = pending.StructuredContent!.Value.GetProperty("reference").GetString()!;

        await DecideAsync(await FindAsync(reference), "approve", platform.Operator.At(platform.Other));

        var data = (await told.Task.WaitAsync(Cancellation)).GetProperty("data");
        Assert.Equal((reference, "done"), (Text(data, "reference"), Text(data, "status")));
        Assert.StartsWith($"{ApprovalReference.Say(reference, SpokenLanguage.English)} was approved.", Text(data, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_toolset_shows_approval_status_where_a_tool_of_it_may_need_it()
    {
        var (agent, _) = await AgentWhoWaitsAsync("order_create");
        var list = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

        var waiting = await agent.SendAsync(HttpMethod.Post, "/phone/mcp", list);
        var others = await platform.Operator.SendAsync(HttpMethod.Post, "/phone/mcp", list);

        Assert.Contains("approval_status", Names(waiting));
        Assert.DoesNotContain("approval_status", Names(others));
    }

    private static IEnumerable<string?> Names(EdgeAnswer list) =>
        list.Result.GetProperty("tools").EnumerateArray().Select(tool => Text(tool, "name"));

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();

    private static IEnumerable<int> Quantities(EdgeAnswer page) => page.Json.GetProperty("items").EnumerateArray()
        .Select(item => item.GetProperty("arguments").GetProperty("items")[0].GetProperty("quantity").GetInt32());

    private async Task<(Agent Agent, long Customer)> AgentWhoWaitsAsync(string tool, string? account = null)
    {
        account ??= ReplicatedPlatform.NewAccount();
        var agent = await platform.NewAgentAsync(account);
        await platform.SetPolicyAsync(account, tool, new { approval = "requires_approval", approver = "operator", reason = "a test" });

        return (agent, (await platform.Operator.DoAsync("add_customer", new { name = "Pat Waits" })).Number("number"));
    }

    private static Task<ToolData> OrderAsync(Agent agent, long customer) =>
        agent.RefuseAsync("APPROVAL_PENDING", "order_create", new { customer_id = customer, location = "main", items = OneEspresso });

    private static Task<EdgeAnswer> OrderOfAsync(Agent agent, long customer, int quantity) => agent.CallAsync(
        "order_create", new { customer_id = customer, location = "main", items = new[] { new { item_id = "COFF0001", quantity } } });

    private async Task<JsonElement> FindAsync(string reference)
    {
        var found = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/approvals?reference={reference}&limit=1");
        return found.Json.GetProperty("items")[0];
    }

    private Task<EdgeAnswer> DecideAsync(JsonElement approval, string decision, Agent? by = null) => (by ?? platform.Operator).ApiAsync(
        HttpMethod.Post, $"/api/approvals/{approval.GetProperty("id").GetGuid()}/{decision}", new { reason = $"{decision} by a test" });

    // What the rows say when a process approved, took the call on and died: nobody has it any more when its lease is over.
    private async Task DieWithAsync(JsonElement approval)
    {
        var changed = await platform.ExecuteAsync(
            """
            UPDATE approvals SET state = 'approved', decided_at = now(), decided_by = 'a/test', reason = 'a test', attempts = 1,
                due_at = now() + interval '300 milliseconds' WHERE id = $1
            """,
            approval.GetProperty("id").GetGuid());
        Assert.Equal(1, changed);
    }

    private static async Task<ToolData> EndedAsync(Agent agent, string reference)
    {
        while (true)
        {
            var status = await agent.DoAsync("approval_status", new { reference });
            if (status.Text("status") is not ("pending" or "approved"))
            {
                return status;
            }

            Cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<long> OrdersAsync(long customer) =>
        (await platform.Operator.DoAsync("order_list", new { customer_id = customer })).Number("total");

    private async Task<Wire.Order> PlaceAsync(long customer, string intent)
    {
        var orders = platform.Edge.Services.GetRequiredService<Wire.OrderService.OrderServiceClient>();
        var request = new Wire.PlaceOrderRequest
        {
            CustomerId = $"{customer}",
            Location = "main",
            IntentKey = intent,
            Lines = { new Wire.PlaceOrderLine { ItemId = "COFF0001", Quantity = 1 } },
            ExpectedTotal = new() { MinorUnits = 325, Currency = "USD" },
        };

        return await orders.PlaceOrderAsync(request, cancellationToken: Cancellation);
    }
}
