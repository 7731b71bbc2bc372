using McpEdge.Approvals;
using McpEdge.Speech;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;

namespace McpEdge.Tests.Approvals;

/// <summary>Approved calls as part of the conversation that made them.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class ApprovedWritesTests(ReplicatedPlatform platform)
{
    [Theory]
    [InlineData("en", "{0} is waiting for approval, reference {1}.", "{1} was approved. Order ")]
    [InlineData("de", "{0}: Das wartet auf Genehmigung, Referenz {1}.", "{1} wurde genehmigt. Bestellung ")]
    [InlineData("fr", "{0} : cela attend une approbation, référence {1}.", "{1} a été approuvé. La commande ")]
    public async Task A_conversation_is_told_of_its_call_in_its_language(string locale, string waiting, string done)
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        agent = agent.In(AuditCalls.NewConversation()).With("Accept-Language", locale);
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        Assert.True(SpokenLanguage.TryFind(locale, out var language));
        var said = ApprovalReference.Say(reference, language);

        var before = await agent.DoAsync("what_happened", new { });
        var ended = await platform.ApprovedAsync(agent, reference);
        var after = await agent.At(platform.Other).DoAsync("what_happened", new { });

        var pending = Assert.Single(before.List("writes"));
        Assert.Equal(("waiting_for_approval", reference), (pending.Text("state"), pending.Text("reference")));
        Assert.EndsWith(waiting.Replace("{0}", "", StringComparison.Ordinal).Replace("{1}", said, StringComparison.Ordinal), before.Speech, StringComparison.Ordinal);
        Assert.StartsWith(done.Replace("{1}", said, StringComparison.Ordinal), ended.Speech, StringComparison.Ordinal);
        var placed = Assert.Single(after.List("writes"));
        Assert.Equal(("done", ended.Number("result.number")), (placed.Text("state"), placed.GetProperty("order_number").GetInt64()));
        Assert.All([before.Speech, ended.Speech, after.Speech], SpokenLine.Check);
    }

    [Fact]
    public async Task The_effect_is_recorded_with_its_conversation()
    {
        var account = ReplicatedPlatform.NewAccount();
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", account);
        var call = AuditCalls.NewConversation();
        agent = agent.In(call);
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;
        var id = (await platform.FindAsync(reference)).GetProperty("id").GetGuid();

        await platform.ApprovedAsync(agent, reference);
        var found = await platform.Operator.ApiAsync(HttpMethod.Get, $"/api/audit?account={account}&conversation={call}&tool=order_create");

        Assert.Contains(found.Json.GetProperty("items").EnumerateArray(), entry =>
            entry.TryGetProperty("intent_key", out var key) && key.GetString() == $"approval-{id:N}");
    }

    [Fact]
    public async Task What_was_denied_is_not_done()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        agent = agent.In(AuditCalls.NewConversation());
        var reference = (await agent.OrderAsync(customer)).Text("reference")!;

        await platform.DecideAsync(await platform.FindAsync(reference), "deny");
        var happened = await agent.DoAsync("what_happened", new { });

        Assert.Equal("not_done", Assert.Single(happened.List("writes")).Text("state"));
        Assert.Contains("was not approved.", happened.Speech, StringComparison.Ordinal);
        SpokenLine.Check(happened.Speech);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_same_idempotency_key_has_the_first_answer(bool inHeader, bool inCall)
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var key = $"key-{Guid.CreateVersion7()}";
        agent = inCall ? agent.In(AuditCalls.NewConversation()) : agent;
        agent = inHeader ? agent.With("Idempotency-Key", key) : agent;
        object order = inHeader
            ? new { customer_id = customer, location = "main", items = WaitingCalls.OneEspresso }
            : new { customer_id = customer, location = "main", items = WaitingCalls.OneEspresso, idempotency_key = key };

        var first = await agent.RefuseAsync("APPROVAL_PENDING", "order_create", order);
        var waiting = await agent.At(platform.Other).RefuseAsync("APPROVAL_PENDING", "order_create", order);
        var ended = await platform.ApprovedAsync(agent, first.Text("reference")!);
        var replayed = await agent.DoAsync("order_create", order);

        Assert.Equal(first.Text("reference"), waiting.Text("reference"));
        Assert.Equal(ended.Number("result.number"), replayed.Number("number"));
        Assert.Equal(1, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task The_same_wish_after_it_was_done_is_asked_about_and_a_yes_waits_again()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        // Every answer counts as heard out at once here.
        await using var replica = await platform.StartProcessAsync(options => options.Settings["Repeat:RetryWindow"] = "00:00:00");
        agent = agent.At(replica).In(AuditCalls.NewConversation());
        var again = new { customer_id = customer, location = "main", items = WaitingCalls.OneEspresso, confirm_repeat = true };

        var first = await platform.ApprovedAsync(agent, (await agent.OrderAsync(customer)).Text("reference")!);
        var question = await agent.RefuseAsync("CONFIRM_REPEAT", "order_create", Once(customer));
        var repeated = await agent.RefuseAsync("APPROVAL_PENDING", "order_create", again);
        var second = await platform.ApprovedAsync(agent, repeated.Text("reference")!);
        var told = await agent.RefuseAsync("CONFIRM_REPEAT", "order_create", again);

        Assert.Equal(first.Number("result.number"), question.Number("order_number"));
        Assert.Equal(second.Number("result.number"), told.Number("order_number"));
        Assert.Equal(2, await platform.OrdersAsync(customer));
    }

    [Fact]
    public async Task A_retry_by_who_has_not_heard_that_it_was_done_has_the_answer()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create");
        var call = AuditCalls.NewConversation();
        agent = agent.In(call);

        var first = await platform.ApprovedAsync(agent, (await agent.OrderAsync(customer)).Text("reference")!);
        await platform.ExecuteAsync("UPDATE intents SET heard = false WHERE conversation = $1", call);
        var retried = await agent.DoAsync("order_create", Once(customer));

        Assert.Equal(first.Number("result.number"), retried.Number("number"));
        Assert.Equal(1, await platform.OrdersAsync(customer));
    }

    private static object Once(long customer) => new { customer_id = customer, location = "main", items = WaitingCalls.OneEspresso };
}
