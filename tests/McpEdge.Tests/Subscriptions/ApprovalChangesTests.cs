using System.Text.Json;
using McpEdge.Approvals;
using McpEdge.Speech;
using McpEdge.Tests.Approvals;
using McpEdge.Tests.Hosting;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpEdge.Tests.Subscriptions;

/// <summary>What listeners are told of calls that wait for an operator, and whom it concerns.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class ApprovalChangesTests(ReplicatedPlatform platform)
{
    public static TheoryData<string> Revisions => ["2024-11-05", "2025-11-25", Listening.Modern];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task What_is_carried_out_is_told_at_every_process(string revision)
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        await using var here = await ListenAsync(revision, platform.Edge.Http, agent.Key, reference);
        await using var there = await ListenAsync(revision, platform.Other.Http, agent.Key, reference);

        await platform.DecideAsync(await platform.FindAsync(reference), "approve");

        foreach (var client in (Listening[])[here, there])
        {
            var end = await EndAsync(client, reference);
            Assert.Equal(1, end.GetProperty("result").GetProperty("lines").GetArrayLength());
            Assert.StartsWith($"{ApprovalReference.Say(reference, SpokenLanguage.English)} was approved.", end.Text("message"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("denied")]
    [InlineData("expired")]
    public async Task What_is_not_done_is_told(string status)
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", account);
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        await using var client = await ListenAsync(Listening.Modern, platform.Other.Http, agent.Key, reference);

        if (status == "denied")
        {
            await platform.DecideAsync(await platform.FindAsync(reference), "deny");
        }
        else
        {
            // Its time is over, and the workers are woken to see it.
            await platform.ExecuteAsync(
                "UPDATE approvals SET expires_at = now() - interval '1 second', state = state WHERE account = $1", account);
        }

        Assert.Equal(status, (await EndAsync(client, reference)).Text("status"));
    }

    [Fact]
    public async Task A_reference_of_another_account_is_neither_read_nor_heard_of()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var waiting = await platform.FindAsync(reference);
        var account = ReplicatedPlatform.NewAccount();
        var (stranger, others) = await platform.AgentWhoWaitsAsync("order_create", account);
        await using var reader = await Listening.ConnectAsync(platform, Listening.Modern, platform.Edge.Http, stranger.Key);
        var error = await Assert.ThrowsAsync<McpProtocolException>(() => ReadAsync(reader, reference));
        Assert.Equal(McpErrorCode.InvalidParams, error.ErrorCode);

        // The closest that a stranger can come: a call of its own with the same reference.
        await stranger.OrderAsync(others);
        await platform.ExecuteAsync("UPDATE approvals SET reference = $1 WHERE account = $2", reference, account);
        await EverythingIsToldAsync(agent, others);
        var watched = $"platform://customer/{others}";
        await reader.SubscribeAsync(Uri(reference), watched);
        await using var owner = await ListenAsync(Listening.Modern, platform.Edge.Http, agent.Key, reference);

        await platform.DecideAsync(waiting, "approve");
        Assert.Equal("done", (await EndAsync(owner, reference)).Text("status"));
        Assert.Equal("pending", (await ReadAsync(reader, reference)).Text("status"));

        await platform.Operator.DoAsync("disable_customer", new { customer_id = others });
        Assert.Equal(watched, await reader.NextUriAsync());
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData(Listening.Modern)]
    public async Task A_key_that_may_not_ask_may_not_listen(string revision)
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", account);
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var key = await platform.IssueKeyAsync(["orders:write"], account: account);
        await using var client = await Listening.ConnectAsync(platform, revision, platform.Edge.Http, key);

        await Assert.ThrowsAsync<McpProtocolException>(() => ReadAsync(client, reference));
        if (revision == Listening.Modern)
        {
            client.Begin(new { resourceSubscriptions = new[] { Uri(reference) } });
            Assert.Equal("""{"resourceSubscriptions":[]}""", (await client.NextAsync()).Params!["notifications"]!.ToJsonString());
        }
        else
        {
            await Assert.ThrowsAsync<McpProtocolException>(() => client.SubscribeAsync(Uri(reference)));
        }
    }

    [Fact]
    public async Task It_reads_as_approval_status_answers()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        await using var client = await Listening.ConnectAsync(platform, Listening.Modern, platform.Other.Http, agent.Key);

        var status = await agent.CallAsync("approval_status", new { reference });
        var read = await ReadAsync(client, reference.ToLowerInvariant());

        Assert.Equal(status.Speech, read.Text("message"));
        foreach (var fact in status.Result.GetProperty("structuredContent").EnumerateObject())
        {
            Assert.True(JsonElement.DeepEquals(fact.Value, read.GetProperty(fact.Name)), fact.Name);
        }
    }

    /// <summary>Changes are told in their order: what happened before a new call of the agent has been when that call's end is.</summary>
    private async Task EverythingIsToldAsync(Agent agent, long customer)
    {
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        await using var client = await ListenAsync(Listening.Modern, platform.Edge.Http, agent.Key, reference);
        await platform.DecideAsync(await platform.FindAsync(reference), "deny");
        Assert.Equal("denied", (await EndAsync(client, reference)).Text("status"));
    }

    private static string Uri(string reference) => $"platform://approval/{reference}";

    private async Task<Listening> ListenAsync(string revision, Uri at, string key, string reference)
    {
        var client = await Listening.ConnectAsync(platform, revision, at, key);
        await client.SubscribeAsync(Uri(reference));
        return client;
    }

    /// <summary>Reads whenever told to, until there is nothing more to come.</summary>
    private static async Task<JsonElement> EndAsync(Listening client, string reference)
    {
        while (true)
        {
            Assert.Equal(Uri(reference), await client.NextUriAsync());
            var approval = await ReadAsync(client, reference);
            if (approval.Text("status") is not ("pending" or "approved"))
            {
                return approval;
            }
        }
    }

    private static async Task<JsonElement> ReadAsync(Listening client, string reference)
    {
        var read = await client.Client.ReadResourceAsync(Uri(reference), cancellationToken: Cancellation);
        return JsonElement.Parse(Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text);
    }
}
