using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Approvals;

/// <summary>What operators see of the calls that wait.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class ApprovalApiTests(ReplicatedPlatform platform)
{
    [Fact]
    public async Task Operators_see_what_waits_in_pages_and_by_filter()
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", account);
        foreach (var quantity in Enumerable.Range(1, 3))
        {
            await agent.RefuseAsync(
                "APPROVAL_PENDING", "order_create", new { customer_id = customer, items = new[] { new { item_id = "COFF0001", quantity } } });
        }

        var first = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/approvals?account={account}&status=pending&limit=2");
        var cursor = first.Json.Text("next_cursor");
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
    public async Task A_key_decides_for_its_own_account_only()
    {
        var (own, other) = (ReplicatedPlatform.NewAccount(), ReplicatedPlatform.NewAccount());
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", own);
        var (stranger, _) = await platform.AgentWhoWaitsAsync("order_create", other);
        var mine = await platform.FindAsync((await agent.OrderAsync(customer)).Text("reference")!);
        var theirs = await platform.FindAsync((await stranger.OrderAsync(customer)).Text("reference")!);
        var confined = await platform.NewAgentAsync(own, "approvals:write");

        var listed = await confined.ApiAsync(HttpMethod.Get, "/api/approvals?limit=100");
        var asked = await confined.ApiAsync(HttpMethod.Get, $"/api/approvals?account={other}");
        var read = await confined.ApiAsync(HttpMethod.Get, $"/api/approvals/{theirs.GetProperty("id")}");
        var decided = await platform.DecideAsync(theirs, "approve", confined);
        var denied = await platform.DecideAsync(theirs, "deny", confined);

        Assert.All([listed, asked], page => Assert.Equal([own], page.Json.GetProperty("items").EnumerateArray().Select(item => item.Text("account"))));
        Assert.All([read, decided, denied], answer => Assert.Equal((404, "APPROVAL_NOT_FOUND"), (answer.Status, answer.Json.Text("code"))));
        Assert.Equal("pending", (await platform.FindAsync(theirs.Text("reference")!)).Text("status"));
        Assert.Equal(200, (await platform.DecideAsync(mine, "approve", confined)).Status);
    }

    private static IEnumerable<int> Quantities(EdgeAnswer page) => page.Json.GetProperty("items").EnumerateArray()
        .Select(item => item.GetProperty("arguments").GetProperty("items")[0].GetProperty("quantity").GetInt32());
}
