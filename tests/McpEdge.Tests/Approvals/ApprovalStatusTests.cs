using McpEdge.Approvals;
using McpEdge.Speech;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Approvals;

/// <summary>What callers see of their calls that wait.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class ApprovalStatusTests(ReplicatedPlatform platform)
{
    [Fact]
    public async Task A_reference_means_nothing_to_another_account()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var stranger = await platform.NewAgentAsync(ReplicatedPlatform.NewAccount());

        await stranger.RefuseAsync("APPROVAL_NOT_FOUND", "approval_status", new { reference });
        await stranger.RefuseAsync("INVALID_ARGUMENTS", "approval_status", new { reference = "what?" });
        Assert.Equal("pending", (await agent.DoAsync("approval_status", new { reference = ApprovalReference.Say(reference, SpokenLanguage.English) })).Text("status"));
    }

    [Fact]
    public async Task A_toolset_shows_approval_status_where_a_tool_of_it_may_need_it()
    {
        var (agent, _) = await platform.AgentWhoWaitsAsync("order_create");
        var list = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

        var waiting = await agent.SendAsync(HttpMethod.Post, "/phone/mcp", list);
        var others = await platform.Operator.SendAsync(HttpMethod.Post, "/phone/mcp", list);

        Assert.Contains("approval_status", Names(waiting));
        Assert.DoesNotContain("approval_status", Names(others));
    }

    private static IEnumerable<string?> Names(EdgeAnswer list) =>
        list.Result.GetProperty("tools").EnumerateArray().Select(tool => tool.Text("name"));
}
