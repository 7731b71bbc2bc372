using System.Text.Json;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using Npgsql;

namespace McpEdge.Tests.Intents;

/// <summary>Orders as voice platforms repeat them, over two processes of the edge.</summary>
[Collection(EdgeCollection.Name)]
public sealed class OneWishTests(EdgePlatform platform) : IAsyncLifetime
{
    private const string Again = """{"customer_id":2,"items":[{"quantity":1.0,"item_id":"TEAA0001"}],"confirm_repeat":true}""";

    private const string Rejection = """{"code":"INSUFFICIENT_INVENTORY","message":"It is gone.","shortages":[]}""";

    private readonly WishCaller _caller = new(platform);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _caller.InitializeAsync();

    public ValueTask DisposeAsync() => _caller.DisposeAsync();

    [Fact]
    public async Task A_second_purchase_needs_a_yes_and_then_is_another_order()
    {
        var first = await _caller.OrderAsync(WishCaller.Order);
        var question = await _caller.CallAsync("order_create", WishCaller.Order);
        var second = await _caller.OrderAsync(Again);

        Assert.Equal("CONFIRM_REPEAT", question.Text("code"));
        Assert.Equal(first, question["order_number"].GetInt64());
        Assert.Contains("confirm_repeat", question.Text("hint"), StringComparison.Ordinal);
        SpokenLine.Check(question.Speech.Replace('_', ' '));
        Assert.NotEqual(first, second);
        Assert.Equal([second, first], await OrdersAsync());
    }

    [Theory]
    [InlineData("en", "it was cancelled since")]
    [InlineData("de", "inzwischen storniert")]
    [InlineData("fr", "annulée depuis")]
    public async Task Whether_a_cancelled_order_is_wanted_after_all_is_asked_in_these_words(string locale, string cancelled)
    {
        _caller.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(locale);
        var first = await _caller.OrderAsync(WishCaller.Order);
        await _caller.CallAsync("order_cancel", $$"""{"order_id":"{{first}}"}""");
        var question = await _caller.CallAsync("order_create", WishCaller.Order);
        var second = await _caller.OrderAsync(Again);
        await _caller.CallAsync("order_cancel", $$"""{"order_id":"{{second}}"}""");
        var told = await _caller.CallAsync("order_create", Again);

        Assert.Equal(("CONFIRM_REPEAT", "CONFIRM_REPEAT"), (question.Text("code"), told.Text("code")));
        Assert.Equal((first, second), (question["order_number"].GetInt64(), told["order_number"].GetInt64()));
        Assert.All([question, told], said =>
        {
            Assert.Contains(cancelled, said.Text("message"), StringComparison.Ordinal);
            SpokenLine.Check(said.Speech.Replace('_', ' '));
        });
    }

    [Fact]
    public async Task What_came_to_nothing_is_not_asked_about()
    {
        await RejectAsync(await _caller.OrderAsync(WishCaller.Order));
        var second = await _caller.OrderAsync(WishCaller.Order);
        await _caller.CallAsync("order_create", WishCaller.Order);
        await RejectAsync(await _caller.OrderAsync(Again));
        var question = await _caller.CallAsync("order_create", WishCaller.Order);
        var fourth = await _caller.OrderAsync(Again);

        Assert.Equal(("CONFIRM_REPEAT", second), (question.Text("code"), question["order_number"].GetInt64()));
        Assert.Equal([fourth, second], await OrdersAsync());
        var happened = await _caller.CallAsync("what_happened", "{}");
        Assert.Equal(2, happened.List("writes").Count(write => write.GetProperty("state").GetString() == "not_done"));
        SpokenLine.Check(happened.Speech.Replace('_', ' '));
    }

    [Fact]
    public async Task Where_nobody_can_say_what_became_of_an_order_it_is_asked_about_as_it_was()
    {
        var first = await _caller.OrderAsync(WishCaller.Order);
        await using var hasty = await platform.StartProcessAsync(options =>
        {
            options.Settings["Repeat:RetryWindow"] = "00:00:00";
            options.Settings["Budget:Optional"] = "00:00:00.200";
        });
        platform.Orders.IsSilent = true;
        var question = WishCaller.DataOf(await hasty.HttpClient.CallAsync("order_create", WishCaller.Order, EdgePlatform.Key, _caller.Conversation));
        platform.Orders.IsSilent = false;
        await platform.Orders.DieAsync();
        platform.Orders.ComeBack();

        Assert.Equal(("CONFIRM_REPEAT", first), (question.Text("code"), question["order_number"].GetInt64()));
    }

    [Fact]
    public async Task A_yes_that_is_said_twice_is_one_more_order()
    {
        await _caller.OrderAsync(WishCaller.Order);
        await _caller.CallAsync("order_create", WishCaller.Order);
        var second = await _caller.OrderAsync(Again);
        var told = await _caller.CallAsync("order_create", Again);
        await _caller.CallAsync("order_create", WishCaller.Order);
        var third = await _caller.OrderAsync(Again);

        Assert.Equal("CONFIRM_REPEAT", told.Text("code"));
        Assert.Equal(second, told["order_number"].GetInt64());
        SpokenLine.Check(told.Speech.Replace('_', ' '));
        Assert.Equal([third, second], (await OrdersAsync()).Take(2));
    }

    [Fact]
    public async Task A_machine_s_retry_has_the_first_answer()
    {
        var first = await platform.CallInAsync(_caller.Conversation, "order_create", WishCaller.Order);
        var retry = await platform.CallInAsync(_caller.Conversation, "order_create", WishCaller.Order);

        Assert.Equal(NumberIn(first.Result), NumberIn(retry.Result));
        Assert.True(retry.Result.GetProperty("_meta").GetProperty("replayed").GetBoolean());
        Assert.False(first.Result.TryGetProperty("_meta", out _));
        Assert.Single(await OrdersAsync());
    }

    [Fact]
    public async Task Retries_at_once_on_two_replicas_are_one_order()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async turn =>
            turn % 2 == 0
                ? (await platform.CallInAsync(_caller.Conversation, "process_order", $$"""{"order_data":{{WishCaller.Order}}}""")).Body
                : await _caller.Http.CallAsync("process_order", $$"""{"order_data":{{WishCaller.Order}}}""", EdgePlatform.Key, _caller.Conversation)));

        // Late ones may come after the first answer, and are asked about it; none is done again.
        Assert.Single(await OrdersAsync());
        Assert.Contains(answers, answer => answer.Contains("order_number", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_idempotency_key_says_itself_what_is_the_same()
    {
        var first = await _caller.OrderAsync(WithKey("a"));

        Assert.Equal(first, await _caller.OrderAsync(WithKey("a")));
        Assert.NotEqual(first, await _caller.OrderAsync(WithKey("b")));
        Assert.Equal(2, (await OrdersAsync()).Count);

        static string WithKey(string key) => $$"""{"customer_id":2,"items":[{"item_id":"TEAA0001","quantity":1}],"idempotency_key":"{{key}}{{Guid.Empty}}"}""";
    }

    [Fact]
    public async Task Interrupted_at_any_moment_and_asked_again_it_is_one_order()
    {
        var calls = Enumerable.Range(0, 30).Select(turn => (Call: $"{_caller.Conversation}-{turn}", Delay: TimeSpan.FromMilliseconds(turn * 3))).ToList();
        await Task.WhenAll(calls.Select(async call =>
        {
            using var interruption = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            interruption.CancelAfter(call.Delay);
            try
            {
                await platform.Edge.HttpClient.CallAsync("order_create", WishCaller.Order, EdgePlatform.Key, call.Call, interruption.Token);
            }
            catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
            {
                // The caller spoke up.
            }
        }));

        foreach (var (call, _) in calls)
        {
            await _caller.Http.CallAsync("order_create", WishCaller.Order, EdgePlatform.Key, call);
            Assert.Single(await OrdersAsync(call));
        }
    }

    [Fact]
    public async Task A_customer_without_address_is_added_once()
    {
        const string Person = """{"name":"Onlyname Onceadded"}""";
        await platform.CallInAsync(_caller.Conversation, "add_customer", Person);
        await platform.CallInAsync(_caller.Conversation, "add_customer", Person);
        var question = await _caller.CallAsync("add_customer", Person);

        Assert.Equal("CONFIRM_REPEAT", question.Text("code"));
        Assert.Single((await _caller.CallAsync("what_happened", "{}")).List("writes"));
    }

    // As when its stock is gone before it is confirmed.
    private async Task RejectAsync(long number)
    {
        await using var source = NpgsqlDataSource.Create(platform.Databases["ordersdb"]);
        await using var command = source.CreateCommand($"UPDATE orders SET status = 'rejected', stock = 'none', due_at = NULL, rejection = '{Rejection}' WHERE number = {number}");
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }

    // The orders of a conversation, as the conversation itself is told of them.
    private async Task<List<long>> OrdersAsync(string? call = null)
    {
        var body = await _caller.Http.CallAsync("what_happened", "{}", EdgePlatform.Key, call ?? _caller.Conversation);
        return [.. new ToolData("", JsonElement.Parse(body).GetProperty("result").GetProperty("structuredContent")).List("writes")
            .Where(write => write.GetProperty("state").GetString() == "done")
            .Select(write => write.GetProperty("order_number").GetInt64())];
    }

    private static long NumberIn(JsonElement result) => result.GetProperty("structuredContent").GetProperty("number").GetInt64();
}
