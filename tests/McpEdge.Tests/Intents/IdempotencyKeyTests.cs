using System.Text.Json;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;

namespace McpEdge.Tests.Intents;

/// <summary>Keys that callers give, over two processes of the edge. Each test has a customer and a key of its own.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class IdempotencyKeyTests(ReplicatedPlatform platform) : IAsyncLifetime
{
    private const string Reused = "INTENT_KEY_REUSED";

    private readonly string _key = $"key {Guid.CreateVersion7()}";
    private readonly string _call = AuditCalls.NewConversation();
    private Agent _agent = null!;
    private long _customer;

    public static TheoryData<string?, string?, bool> Conversations => new()
    {
        { "first", "first", false },
        { "first", "second", false },
        { "first", "second", true },
        { "first", null, false },
        { null, "second", false },
        { null, null, true },
    };

    public async ValueTask InitializeAsync()
    {
        _agent = await platform.NewAgentAsync(ReplicatedPlatform.NewAccount());
        _customer = (await platform.Operator.DoAsync("add_customer", new { name = "Pat Keys" })).Number("number");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Conversations))]
    public async Task The_same_request_has_the_first_answer_in_whichever_conversation(string? first, string? second, bool inHeader)
    {
        var number = NumberIn(await OrderAsync(_agent, first, inHeader: inHeader));
        var again = await OrderAsync(_agent.At(platform.Other), second, inHeader: inHeader);

        Assert.Equal(number, NumberIn(again));
        Assert.True(again.Result.GetProperty("_meta").GetProperty("replayed").GetBoolean());
        Assert.Equal(1, await OrdersAsync());
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public async Task Another_request_is_refused_in_whichever_conversation(string? first, string? second, bool inHeader)
    {
        var number = NumberIn(await OrderAsync(_agent, first, inHeader: inHeader));
        var otherArguments = await OrderAsync(_agent.At(platform.Other), second, quantity: 2, inHeader: inHeader);
        var otherTool = await CallAsync(_agent, second, "add_customer", new { name = "Not Added", idempotency_key = _key });
        var likeTool = await CallAsync(_agent, second, "process_order", new { order_data = Order(1, _key) });

        Assert.All([otherArguments, otherTool, likeTool], AssertRefused);
        Assert.Equal(number, NumberIn(await OrderAsync(_agent, second, inHeader: inHeader)));
        Assert.Equal(1, await OrdersAsync());
    }

    [Theory]
    [InlineData("first")]
    [InlineData(null)]
    public async Task Every_conversation_that_asked_for_it_is_told_of_it(string? first)
    {
        var number = NumberIn(await OrderAsync(_agent, first));
        foreach (var conversation in new[] { "second", "third", "second", "first" })
        {
            await OrderAsync(_agent.At(platform.Other), conversation);
        }

        foreach (var conversation in new[] { "first", "second", "third" })
        {
            var write = Assert.Single(await WritesAsync(conversation));
            Assert.Equal(("done", number), (write.Text("state"), write.GetProperty("order_number").GetInt64()));
        }

        Assert.Empty(await WritesAsync("fourth"));
    }

    [Fact]
    public async Task What_a_conversation_shares_is_written_once()
    {
        var sharing = new FailingCommands(sql => sql.Contains("array_append", StringComparison.Ordinal)) { IsOn = false };
        await using var replica = await platform.StartProcessAsync(options => options.Services = sharing.AddTo);
        var agent = _agent.At(replica);
        var number = NumberIn(await OrderAsync(agent, "first"));
        await OrderAsync(agent, "second");

        sharing.IsOn = true;

        Assert.Equal(number, NumberIn(await OrderAsync(agent, "first")));
        Assert.Equal(number, NumberIn(await OrderAsync(agent, "second")));
        Assert.True((await OrderAsync(agent, "third")).IsToolError);
    }

    [Fact]
    public async Task The_key_of_another_account_is_another_key()
    {
        var stranger = await platform.NewAgentAsync(ReplicatedPlatform.NewAccount());
        var first = NumberIn(await OrderAsync(_agent, "first"));
        var theirs = NumberIn(await OrderAsync(stranger, "first", quantity: 2));

        Assert.NotEqual(first, theirs);
        Assert.Equal(theirs, NumberIn(await OrderAsync(stranger.At(platform.Other), null, quantity: 2)));
        Assert.Equal(first, NumberIn(await OrderAsync(_agent.At(platform.Other), "second")));
    }

    [Fact]
    public async Task Calls_at_once_share_one_order()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async turn => NumberIn(await OrderAsync(At(turn), $"call {turn}"))));

        Assert.Single(numbers.Distinct());
        Assert.Equal(1, await OrdersAsync());
    }

    [Fact]
    public async Task Of_different_calls_at_once_one_is_done()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(turn => OrderAsync(At(turn), $"call {turn}", quantity: 1 + (turn % 3))));

        Assert.Single(answers.Where(answer => !answer.IsToolError).Select(NumberIn).Distinct());
        Assert.Equal(8, answers.Count(answer => answer.IsToolError));
        Assert.All(answers.Where(answer => answer.IsToolError), AssertRefused);
        Assert.Equal(1, await OrdersAsync());
    }

    [Theory]
    [InlineData("running")]
    [InlineData("unknown")]
    public async Task A_call_whose_answer_was_lost_is_found_by_its_key(string state)
    {
        var number = NumberIn(await OrderAsync(_agent, _call));
        Assert.Equal(1, await platform.ExecuteAsync(
            $"UPDATE intents SET state = '{state}', speech = NULL, order_number = NULL, deadline = started_at WHERE conversation = '{_call}'"));

        AssertRefused(await OrderAsync(_agent, "second", quantity: 2));
        Assert.Equal(number, NumberIn(await OrderAsync(_agent.At(platform.Other), "second")));
        Assert.Equal("done", (await WritesAsync(_call))[0].Text("state"));
    }

    [Theory]
    [InlineData("first", "second")]
    [InlineData("first", "first")]
    [InlineData(null, "second")]
    public async Task A_refused_call_leaves_its_key_free(string? first, string? second)
    {
        var refused = await CallAsync(
            _agent, first, "order_create", new { customer_id = _customer, items = Items(1), total = 999, idempotency_key = _key });
        var number = NumberIn(await OrderAsync(_agent.At(platform.Other), second));

        Assert.Equal("TOTAL_MISMATCH", refused.ToolError);
        Assert.Equal(number, NumberIn(await OrderAsync(_agent, first)));
        Assert.Equal(1, await OrdersAsync());
    }

    private static void AssertRefused(EdgeAnswer answer)
    {
        Assert.True(answer.IsToolError, answer.Body);
        Assert.Equal(Reused, answer.ToolError);
        Assert.False(answer.Result.GetProperty("structuredContent").GetProperty("retryable").GetBoolean());
        SpokenLine.Check(answer.Speech!.Replace('_', ' '));
    }

    private Agent At(int turn) => turn % 2 == 0 ? _agent : _agent.At(platform.Other);

    private Task<EdgeAnswer> OrderAsync(Agent agent, string? conversation, int quantity = 1, bool inHeader = false) => CallAsync(
        agent, conversation, "order_create", Order(quantity, inHeader ? null : _key), inHeader ? _key : null);

    private object Order(int quantity, string? key) => new { customer_id = _customer, items = Items(quantity), idempotency_key = key };

    private static object[] Items(int quantity) => [new { item_id = "TEAA0001", quantity }];

    private Task<EdgeAnswer> CallAsync(Agent agent, string? conversation, string tool, object arguments, string? header = null) =>
        agent.SendAsync(
            HttpMethod.Post,
            "/mcp",
            new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = tool, arguments } },
            request =>
            {
                request.Headers.TryAddWithoutValidation("Idempotency-Key", header is null ? [] : [header]);
                request.Headers.TryAddWithoutValidation("X-Call-Id", conversation is null ? [] : [conversation]);
            });

    private async Task<List<JsonElement>> WritesAsync(string conversation) =>
        (await _agent.DoAsync("what_happened", new { conversation_id = conversation })).List("writes");

    private async Task<long> OrdersAsync() => (await platform.Operator.DoAsync("order_list", new { customer_id = _customer })).Number("total");

    private static long NumberIn(EdgeAnswer answer)
    {
        Assert.False(answer.IsToolError, answer.Body);
        return answer.Result.GetProperty("structuredContent").GetProperty("number").GetInt64();
    }
}
