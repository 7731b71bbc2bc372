using System.Text.Json;
using McpEdge.Tests.Hosting;
using Npgsql;

namespace McpEdge.Tests.Policy;

[Collection(ReplicatedCollection.Name)]
public sealed class PolicyApiTests(ReplicatedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_is_in_force_everywhere_without_a_restart()
    {
        var account = ReplicatedPlatform.NewAccount();
        var agent = await platform.NewAgentAsync(account);
        await agent.DoAsync("get_customer", new { customer_id = 1 });

        await PutAsync(account, "get_customer", new { approval = "disabled", risk = "critical", reason = "a test" });

        await agent.RefuseAsync("TOOL_DISABLED", "get_customer", new { customer_id = 1 });
        await HoldsAsync(async () => (await agent.At(platform.Other).CallAsync("get_customer", new { customer_id = 1 })).IsToolError);
        Assert.Equal(("critical", "disabled", "caller"), await MetaAsync(agent, "get_customer"));
        Assert.Equal(("low", "auto_approved", "caller"), await MetaAsync(platform.Operator, "get_customer"));

        var removed = await platform.Operator.ApiAsync(HttpMethod.Delete, $"/api/policies/get_customer?account={account}&reason=over");
        Assert.Equal(200, removed.Status);
        await agent.DoAsync("get_customer", new { customer_id = 1 });
        await HoldsAsync(async () => !(await agent.At(platform.Other).CallAsync("get_customer", new { customer_id = 1 })).IsToolError);
    }

    [Fact]
    public async Task A_change_is_seen_also_after_the_listening_connections_broke()
    {
        var account = ReplicatedPlatform.NewAccount();
        var agent = (await platform.NewAgentAsync(account)).At(platform.Other);
        await agent.DoAsync("health_check", new { });

        await platform.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()");
        await PutAsync(account, "health_check", new { approval = "disabled", reason = "a test" });

        await HoldsAsync(async () => (await agent.CallAsync("health_check", new { })).IsToolError);
    }

    [Fact]
    public async Task A_policy_for_every_account_holds_for_each()
    {
        var agent = await platform.NewAgentAsync(ReplicatedPlatform.NewAccount());
        var set = await platform.Operator.ApiAsync(HttpMethod.Put, "/api/policies/inventory_check", new { risk = "high", reason = "a test" });

        var meta = await MetaAsync(agent, "inventory_check");
        await platform.Operator.ApiAsync(HttpMethod.Delete, "/api/policies/inventory_check?reason=over");

        Assert.Equal("high", set.Json.GetProperty("every_account").GetProperty("risk").GetString());
        Assert.Equal(("high", "auto_approved", "caller"), meta);
        Assert.Equal(("low", "auto_approved", "caller"), await MetaAsync(agent, "inventory_check"));
    }

    [Fact]
    public async Task Every_change_is_on_record_for_ever()
    {
        var account = ReplicatedPlatform.NewAccount();
        await PutAsync(account, "order_list", new { approval = "requires_approval", approver = "operator", reason = "first" });
        await PutAsync(account, "order_list", new { approval = "disabled", reason = "second" });
        await PutAsync(account, "order_status", new { risk = "high", reason = "third" });

        var first = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/policies/changes?account={account}&limit=2");
        var cursor = first.Json.GetProperty("next_cursor").GetString();
        var second = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/policies/changes?account={account}&limit=2&cursor={cursor}");
        var foreign = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/policies/changes?limit=2&cursor={cursor}");

        Assert.Equal(["third", "second"], Reasons(first));
        Assert.Equal(["first"], Reasons(second));
        Assert.Equal(400, foreign.Status);
        var change = first.Json.GetProperty("items")[1];
        Assert.Equal("requires_approval", change.GetProperty("from").GetProperty("approval").GetString());
        Assert.Equal("operator", change.GetProperty("from").GetProperty("approver").GetString());
        Assert.Equal("disabled", change.GetProperty("to").GetProperty("approval").GetString());
        Assert.StartsWith("development/", change.GetProperty("by").GetString(), StringComparison.Ordinal);
        foreach (var sql in new[] { "UPDATE tool_policy_changes SET reason = ''", "DELETE FROM tool_policy_changes", "TRUNCATE tool_policy_changes" })
        {
            await Assert.ThrowsAsync<PostgresException>(() => platform.ExecuteAsync(sql));
        }
    }

    [Theory]
    [InlineData("no_such_tool", """{"approval":"disabled","reason":"x"}""", 404, "TOOL_NOT_FOUND", "GET /api/policies")]
    [InlineData("order_list", """{"approval":"sometimes","reason":"x"}""", 400, "INVALID_REQUEST", "auto_approved, requires_approval, disabled")]
    [InlineData("order_list", """{"risk":"huge","approver":"me","reason":"x"}""", 400, "INVALID_REQUEST", "approver must be one of: caller, operator")]
    [InlineData("order_list", """{"approval":"disabled"}""", 400, "INVALID_REQUEST", "reason must have")]
    [InlineData("order_list", """{"approval":"disabled","reason":"a\u0000b"}""", 400, "INVALID_REQUEST", "reason must have")]
    [InlineData("order_list", """{"approval":"disabled","reason":"\ud800"}""", 400, "INVALID_REQUEST", "body must be JSON such as")]
    [InlineData("order_list", """{"reason":"x"}""", 400, "INVALID_REQUEST", "DELETE removes a policy")]
    [InlineData("order_list", """{"aproval":"disabled","reason":"x"}""", 400, "INVALID_REQUEST", "body must be JSON such as")]
    [InlineData("order_list", """{"approval":""", 400, "INVALID_REQUEST", "body must be JSON such as")]
    public async Task What_is_wrong_is_said_with_its_remedy(string tool, string body, int status, string code, string remedy)
    {
        var answer = await platform.Operator.ApiAsync(HttpMethod.Put, $"/api/policies/{tool}?account=nobody", body);

        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Equal(code, answer.Json.GetProperty("code").GetString());
        Assert.Contains(remedy, answer.Json.GetProperty("hint").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/policies?account=%00")]
    [InlineData("/api/policies/changes?tool=a%00b")]
    [InlineData("/api/policies/changes?account=%0A")]
    [InlineData("/api/policies/changes?cursor=%00")]
    [InlineData("/api/policies/changes?limit=1001")]
    [InlineData("/api/approvals?account=%00")]
    [InlineData("/api/approvals?tool=%00")]
    [InlineData("/api/approvals?reference=A%0047")]
    [InlineData("/api/approvals?cursor=x")]
    public async Task A_parameter_that_nothing_is_called_is_refused(string path)
    {
        var answer = await platform.Operator.ApiAsync(HttpMethod.Get, path);

        Assert.Equal((400, "INVALID_REQUEST"), (answer.Status, answer.Json.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("/api/policies")]
    [InlineData("/api/policies/changes")]
    [InlineData("/api/policies/order_list")]
    [InlineData("/api/approvals")]
    [InlineData("/api/approvals/0190a000-0000-7000-8000-000000000001")]
    public async Task Only_administrators_get_in(string path)
    {
        var stranger = new Agent(platform.Edge, "pk_wrong");
        var agent = await platform.NewAgentAsync("acme", "orders:write", "approvals:read");

        Assert.Equal(401, (await stranger.ApiAsync(HttpMethod.Get, path)).Status);
        var refused = await agent.ApiAsync(HttpMethod.Get, path);
        Assert.Equal((403, "INSUFFICIENT_SCOPE"), (refused.Status, refused.Json.GetProperty("code").GetString()));
        Assert.Contains("insufficient_scope", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_sets_policies_of_its_own_account_only()
    {
        var (own, other) = (ReplicatedPlatform.NewAccount(), ReplicatedPlatform.NewAccount());
        var confined = await platform.NewAgentAsync(own, "policy:write");
        await PutAsync(other, "order_list", new { approval = "disabled", reason = "a test" });

        var set = await confined.ApiAsync(HttpMethod.Put, "/api/policies/order_list", new { risk = "high", reason = "its own" });
        var foreign = await Task.WhenAll(
            confined.ApiAsync(HttpMethod.Put, $"/api/policies/order_list?account={other}", new { risk = "high", reason = "a test" }),
            confined.ApiAsync(HttpMethod.Delete, $"/api/policies/order_list?account={other}&reason=over"),
            confined.ApiAsync(HttpMethod.Get, $"/api/policies/order_list?account={other}"),
            confined.ApiAsync(HttpMethod.Get, $"/api/policies?account={other}"),
            confined.ApiAsync(HttpMethod.Get, $"/api/policies/changes?account={other}"));
        var changes = await confined.ApiAsync(HttpMethod.Get, "/api/policies/changes");

        Assert.Equal((200, own), (set.Status, Text(set.Json, "account")));
        Assert.All(foreign, answer => Assert.Equal((403, "OTHER_ACCOUNT"), (answer.Status, Text(answer.Json, "code"))));
        Assert.Equal(["its own"], Reasons(changes));
        var kept = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/policies/order_list?account={other}");
        Assert.Equal("disabled", Text(kept.Json.GetProperty("own_account"), "approval"));
    }

    [Fact]
    public async Task The_list_says_what_holds_and_why()
    {
        var account = ReplicatedPlatform.NewAccount();
        await PutAsync(account, "order_cancel", new { approval = "requires_approval", reason = "a test" });

        var list = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/policies?account={account}");
        var cancel = list.Json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("tool").GetString() == "order_cancel");

        Assert.Equal("requires_approval", cancel.GetProperty("effective").GetProperty("approval").GetString());
        Assert.Equal("auto_approved", cancel.GetProperty("default").GetProperty("approval").GetString());
        Assert.Equal("requires_approval", cancel.GetProperty("own_account").GetProperty("approval").GetString());
        Assert.False(cancel.TryGetProperty("every_account", out _));
    }

    private async Task PutAsync(string account, string tool, object body)
    {
        var answer = await platform.Operator.ApiAsync(HttpMethod.Put, $"/api/policies/{tool}?account={account}", body);
        Assert.True(answer.Status == 200, answer.Body);
    }

    private static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    private static async Task<(string?, string?, string?)> MetaAsync(Agent agent, string tool)
    {
        var list = await agent.ListToolsAsync();
        var meta = list.Result.GetProperty("tools").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == tool).GetProperty("_meta");

        return (Text(meta, "riskLevel"), Text(meta, "approval"), Text(meta, "approver"));
    }

    private static string? Text(JsonElement meta, string name) => meta.GetProperty(name).GetString();

    private static IEnumerable<string?> Reasons(EdgeAnswer page) =>
        page.Json.GetProperty("items").EnumerateArray().Select(change => change.GetProperty("reason").GetString());
}
