using System.Text.Json;
using Grpc.Core;
using McpEdge.Auth;
using McpEdge.Intents;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tests.Approvals;

/// <summary>Approved calls that their service carried out without anybody hearing of it, and what the same call is answered with since.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class LostAnswerTests(ReplicatedPlatform platform)
{
    private const string Pending = "status = 'pending', stock = 'reserving', rejection = NULL, due_at = now() + interval '1 hour'";

    private readonly string _account = ReplicatedPlatform.NewAccount();
    private readonly string _key = $"key {Guid.CreateVersion7()}";

    private string Intent => IntentKey.For(new Caller(_account, "", new HashSet<string>()), _key);

    [Fact]
    public async Task A_customer_who_was_added_is_told_as_by_the_call_itself()
    {
        var (agent, _) = await platform.AgentWhoWaitsAsync("add_customer", _account);
        var wish = new { name = "Pat Found", idempotency_key = _key };
        var reference = (await agent.RefuseAsync("APPROVAL_PENDING", "add_customer", wish)).Text("reference")!;
        var added = await AddAsync("Pat Found");

        var ended = await EndAsync(agent, "add_customer", reference);
        var again = await agent.CallAsync("add_customer", wish);

        Assert.Equal(("done", added.Number), (ended.Text("status"), ended.Number("result.number")));
        await AssertToldAsync("add_customer", ended, again);
    }

    [Fact]
    public async Task An_order_that_was_placed_is_told_in_the_shape_of_the_tool()
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("process_order", _account);
        var wish = new { order_data = new { customer_id = customer, location = "main", items = WaitingCalls.OneEspresso, idempotency_key = _key } };
        var reference = (await agent.RefuseAsync("APPROVAL_PENDING", "process_order", wish)).Text("reference")!;
        var placed = await platform.PlaceAsync(customer, Intent);

        var ended = await EndAsync(agent, "process_order", reference);
        var again = await agent.CallAsync("process_order", wish);

        Assert.Equal(("done", placed.Number), (ended.Text("status"), ended.Number("result.order_number")));
        await AssertToldAsync("process_order", ended, again);
        Assert.Equal(1, await platform.OrdersAsync(customer));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_was_rejected_or_is_when_asked_for_again_has_failed(bool isPending)
    {
        const long TooMany = 1_000;
        var (agent, customer, reference) = await WaitAsync(TooMany);
        await Assert.ThrowsAsync<RpcException>(() => platform.PlaceAsync(customer, Intent, TooMany));
        if (isPending)
        {
            await ChangeOrderAsync(Pending);
        }

        var ended = await EndAsync(agent, "order_create", reference);

        Assert.Equal(("failed", "INSUFFICIENT_INVENTORY"), (ended.Text("status"), ended.Text("result.code")));
        SpokenLine.Check(ended.Speech);
    }

    [Fact]
    public async Task An_order_that_is_rejected_while_nobody_answers_has_failed()
    {
        const long TooMany = 1_000;
        var (agent, customer, reference) = await WaitAsync(TooMany);
        await Assert.ThrowsAsync<RpcException>(() => platform.PlaceAsync(customer, Intent, TooMany));
        await ChangeOrderAsync(Pending);
        await using var rejection = await LateRejection.OfAsync(platform.Databases["ordersdb"], Intent);

        var ending = EndAsync(agent, "order_create", reference);
        await rejection.CommitAfterATimeOutAsync(ending);
        var ended = await ending;

        Assert.Equal(("failed", "ORDER_REJECTED"), (ended.Text("status"), ended.Text("result.code")));
        Assert.Contains("was rejected", ended.Speech, StringComparison.Ordinal);
        SpokenLine.Check(ended.Speech);
        Assert.Equal(1, await platform.OrdersAsync(customer));
    }

    [Theory]
    [InlineData("PRODUCT_NOT_FOUND")]
    [InlineData("LOCATION_NOT_FOUND")]
    [InlineData("RESERVATION_MISMATCH")]
    [InlineData("INVALID_ARGUMENT")]
    public async Task An_order_that_was_rejected_for_whatever_reason_has_failed(string code)
    {
        var (agent, customer, reference) = await WaitAsync(1);
        await platform.PlaceAsync(customer, Intent);
        var rejection = $$"""{"code":"{{code}}","message":"There is no product COFF0001.","shortages":[]}""";
        await ChangeOrderAsync($"status = 'rejected', stock = 'none', due_at = NULL, rejection = '{rejection}'");

        var ended = await EndAsync(agent, "order_create", reference);

        Assert.Equal(("failed", code), (ended.Text("status"), ended.Text("result.code")));
        SpokenLine.Check(ended.Speech);
    }

    [Fact]
    public async Task What_its_service_does_not_tell_again_was_done_all_the_same()
    {
        var (agent, _) = await platform.AgentWhoWaitsAsync("add_customer", _account);
        var wish = new { name = "Pat Lost", idempotency_key = _key };
        var reference = (await agent.RefuseAsync("APPROVAL_PENDING", "add_customer", wish)).Text("reference")!;

        // The service takes this for another request, and tells only that it knows the key.
        await AddAsync("Pat Lost, as an edge of before wrote it");
        var ended = await EndAsync(agent, "add_customer", reference);
        var again = await agent.CallAsync("add_customer", wish);

        Assert.Equal(("done", false), (ended.Text("status"), ended.Has("result")));
        Assert.EndsWith("was approved. It was done.", ended.Speech, StringComparison.Ordinal);
        Assert.True(again.IsToolError, again.Body);
        Assert.Equal("ANSWER_LOST", again.ToolError);
        await platform.AssertWellFormedAsync("add_customer", again);
    }

    private async Task<(Agent Agent, long Customer, string Reference)> WaitAsync(long quantity)
    {
        var (agent, customer) = await platform.AgentWhoWaitsAsync("order_create", _account);
        var items = new[] { new { item_id = "COFF0001", quantity } };
        var wish = new { customer_id = customer, location = "main", items, idempotency_key = _key };

        return (agent, customer, (await agent.RefuseAsync("APPROVAL_PENDING", "order_create", wish)).Text("reference")!);
    }

    // Behind the service's back.
    private async Task ChangeOrderAsync(string change)
    {
        await using var source = NpgsqlDataSource.Create(platform.Databases["ordersdb"]);
        await using var command = source.CreateCommand($"UPDATE orders SET {change} WHERE intent_key = $1");
        command.Parameters.Add(new() { Value = Intent });
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    // The last attempt must not even begin, so that nothing but the service's word is left.
    private async Task<ToolData> EndAsync(Agent agent, string tool, string reference)
    {
        await platform.SetPolicyAsync(_account, tool, new { approval = "disabled", reason = "a test" });
        await platform.DieWithAsync(await platform.FindAsync(reference));
        var ended = await agent.EndedAsync(reference);
        await platform.SetPolicyAsync(_account, tool, new { approval = "requires_approval", approver = "operator", reason = "a test" });

        return ended;
    }

    private async Task AssertToldAsync(string tool, ToolData ended, EdgeAnswer again)
    {
        Assert.False(again.IsToolError, again.Body);
        await platform.AssertWellFormedAsync(tool, again);
        Assert.True(JsonElement.DeepEquals(ended.Data.GetProperty("result"), again.Result.GetProperty("structuredContent")), again.Body);
        Assert.EndsWith(again.Speech!, ended.Speech, StringComparison.Ordinal);
        Assert.True(again.Result.GetProperty("_meta").GetProperty("replayed").GetBoolean());
        SpokenLine.Check(ended.Speech);
    }

    private async Task<Wire.Customer> AddAsync(string name)
    {
        var customers = platform.Edge.Services.GetRequiredService<Wire.CustomerService.CustomerServiceClient>();
        return await customers.AddCustomerAsync(new() { Name = name, IntentKey = Intent }, WaitingCalls.LongCall);
    }
}
