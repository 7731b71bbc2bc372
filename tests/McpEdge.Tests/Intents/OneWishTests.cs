using System.Text.Json;
using McpEdge.Data;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Intents;

/// <summary>Orders as voice platforms repeat them, over two processes of the edge.</summary>
[Collection(EdgeCollection.Name)]
public sealed class OneWishTests(EdgePlatform platform) : IAsyncLifetime
{
    private const string Order = """{"customer_id":2,"items":[{"item_id":"TEAA0001","quantity":1}]}""";
    private const string Again = """{"customer_id":2,"items":[{"quantity":1.0,"item_id":"TEAA0001"}],"confirm_repeat":true}""";

    private const string Rejection = """{"code":"INSUFFICIENT_INVENTORY","message":"It is gone.","shortages":[]}""";

    private readonly string _call = AuditCalls.NewConversation();
    private ServiceHost<Program>? _replica;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Every answer counts as heard out at once here.
    public async ValueTask InitializeAsync() =>
        _replica = await platform.StartProcessAsync(options => options.Settings["Repeat:RetryWindow"] = "00:00:00");

    public ValueTask DisposeAsync() => _replica!.DisposeAsync();

    [Fact]
    public async Task A_second_purchase_needs_a_yes_and_then_is_another_order()
    {
        var first = await OrderAsync(Order);
        var question = await CallAsync("order_create", Order);
        var second = await OrderAsync(Again);

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
        _replica!.HttpClient.DefaultRequestHeaders.AcceptLanguage.ParseAdd(locale);
        var first = await OrderAsync(Order);
        await CallAsync("order_cancel", $$"""{"order_id":"{{first}}"}""");
        var question = await CallAsync("order_create", Order);
        var second = await OrderAsync(Again);
        await CallAsync("order_cancel", $$"""{"order_id":"{{second}}"}""");
        var told = await CallAsync("order_create", Again);

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
        await RejectAsync(await OrderAsync(Order));
        var second = await OrderAsync(Order);
        await CallAsync("order_create", Order);
        await RejectAsync(await OrderAsync(Again));
        var question = await CallAsync("order_create", Order);
        var fourth = await OrderAsync(Again);

        Assert.Equal(("CONFIRM_REPEAT", second), (question.Text("code"), question["order_number"].GetInt64()));
        Assert.Equal([fourth, second], await OrdersAsync());
        var happened = await CallAsync("what_happened", "{}");
        Assert.Equal(2, happened.List("writes").Count(write => write.GetProperty("state").GetString() == "not_done"));
        SpokenLine.Check(happened.Speech.Replace('_', ' '));
    }

    [Fact]
    public async Task Where_nobody_can_say_what_became_of_an_order_it_is_asked_about_as_it_was()
    {
        var first = await OrderAsync(Order);
        await using var hasty = await platform.StartProcessAsync(options =>
        {
            options.Settings["Repeat:RetryWindow"] = "00:00:00";
            options.Settings["Budget:Optional"] = "00:00:00.200";
        });
        platform.Orders.IsSilent = true;
        var question = DataOf(await hasty.HttpClient.CallAsync("order_create", Order, EdgePlatform.Key, _call));
        platform.Orders.IsSilent = false;
        await platform.Orders.DieAsync();
        platform.Orders.ComeBack();

        Assert.Equal(("CONFIRM_REPEAT", first), (question.Text("code"), question["order_number"].GetInt64()));
    }

    [Fact]
    public async Task A_yes_that_is_said_twice_is_one_more_order()
    {
        await OrderAsync(Order);
        await CallAsync("order_create", Order);
        var second = await OrderAsync(Again);
        var told = await CallAsync("order_create", Again);
        await CallAsync("order_create", Order);
        var third = await OrderAsync(Again);

        Assert.Equal("CONFIRM_REPEAT", told.Text("code"));
        Assert.Equal(second, told["order_number"].GetInt64());
        SpokenLine.Check(told.Speech.Replace('_', ' '));
        Assert.Equal([third, second], (await OrdersAsync()).Take(2));
    }

    [Fact]
    public async Task A_machine_s_retry_has_the_first_answer()
    {
        var first = await platform.CallInAsync(_call, "order_create", Order);
        var retry = await platform.CallInAsync(_call, "order_create", Order);

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
                ? (await platform.CallInAsync(_call, "process_order", $$"""{"order_data":{{Order}}}""")).Body
                : await _replica!.HttpClient.CallAsync("process_order", $$"""{"order_data":{{Order}}}""", EdgePlatform.Key, _call)));

        // Late ones may come after the first answer, and are asked about it; none is done again.
        Assert.Single(await OrdersAsync());
        Assert.Contains(answers, answer => answer.Contains("order_number", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_idempotency_key_says_itself_what_is_the_same()
    {
        var first = await OrderAsync(WithKey("a"));

        Assert.Equal(first, await OrderAsync(WithKey("a")));
        Assert.NotEqual(first, await OrderAsync(WithKey("b")));
        Assert.Equal(2, (await OrdersAsync()).Count);

        static string WithKey(string key) => $$"""{"customer_id":2,"items":[{"item_id":"TEAA0001","quantity":1}],"idempotency_key":"{{key}}{{Guid.Empty}}"}""";
    }

    [Fact]
    public async Task Interrupted_at_any_moment_and_asked_again_it_is_one_order()
    {
        var calls = Enumerable.Range(0, 30).Select(turn => (Call: $"{_call}-{turn}", Delay: TimeSpan.FromMilliseconds(turn * 3))).ToList();
        await Task.WhenAll(calls.Select(async call =>
        {
            using var interruption = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            interruption.CancelAfter(call.Delay);
            try
            {
                await platform.Edge.HttpClient.CallAsync("order_create", Order, EdgePlatform.Key, call.Call, interruption.Token);
            }
            catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
            {
                // The caller spoke up.
            }
        }));

        foreach (var (call, _) in calls)
        {
            await _replica!.HttpClient.CallAsync("order_create", Order, EdgePlatform.Key, call);
            Assert.Single(await OrdersAsync(call));
        }
    }

    [Fact]
    public async Task A_customer_without_address_is_added_once()
    {
        const string Person = """{"name":"Onlyname Onceadded"}""";
        await platform.CallInAsync(_call, "add_customer", Person);
        await platform.CallInAsync(_call, "add_customer", Person);
        var question = await CallAsync("add_customer", Person);

        Assert.Equal("CONFIRM_REPEAT", question.Text("code"));
        Assert.Single((await CallAsync("what_happened", "{}")).List("writes"));
    }

    [Fact]
    public async Task What_was_told_of_what_happened_was_heard_so_the_same_again_is_asked_about()
    {
        var first = await OrderAsync(Order);
        await ExecuteAsync($"UPDATE intents SET heard = false WHERE conversation = {_call}");
        var shared = await OrderAsync(Order);
        await ExecuteAsync($"UPDATE intents SET heard = false WHERE conversation = {_call}");
        await CallAsync("what_happened", "{}");
        var question = await CallAsync("order_create", Order);

        Assert.Equal(first, shared);
        Assert.Equal("CONFIRM_REPEAT", question.Text("code"));
    }

    [Fact]
    public async Task What_was_refused_and_what_never_began_is_said_to_be_not_done()
    {
        await CallAsync("order_create", """{"customer_id":999999,"items":[{"item_id":"TEAA0001","quantity":1}]}""");
        await using var hasty = await platform.StartProcessAsync(options => options.Settings["Budget:Write"] = "00:00:03");
        platform.Orders.IsSilent = true;
        await hasty.HttpClient.CallAsync("order_create", Order, EdgePlatform.Key, _call);
        platform.Orders.IsSilent = false;
        await platform.Orders.DieAsync();
        platform.Orders.ComeBack();

        var happened = await SettledAsync();

        Assert.Equal(["not_done", "not_done"], happened.List("writes").Select(write => write.GetProperty("state").GetString()));
        SpokenLine.Check(happened.Speech);
    }

    [Theory]
    [InlineData("running")]
    [InlineData("unknown")]
    public async Task What_the_edge_missed_is_asked_of_the_service(string state)
    {
        var number = await OrderAsync(Order);
        await ExecuteAsync(
            $"UPDATE intents SET state = {state}, speech = NULL, order_number = NULL, deadline = started_at - interval '1 hour' WHERE conversation = {_call}");

        var write = Assert.Single((await CallAsync("what_happened", "{}")).List("writes"));

        Assert.Equal(("done", number), (write.GetProperty("state").GetString(), write.GetProperty("order_number").GetInt64()));
        Assert.Equal(number, (await CallAsync("order_create", Order))["order_number"].GetInt64());
    }

    [Fact]
    public async Task Nothing_happened_where_nothing_was_asked_for_and_nobody_knows_without_a_conversation()
    {
        Assert.Equal("Nothing was changed in this conversation.", (await CallAsync("what_happened", "{}")).Speech);
        await platform.RefuseAsync("CONVERSATION_UNKNOWN", "what_happened", new { });
        Assert.Empty((await platform.DoAsync("what_happened", new { conversation_id = _call })).List("writes"));
    }

    // As when its stock is gone before it is confirmed.
    private async Task RejectAsync(long number)
    {
        await using var source = NpgsqlDataSource.Create(platform.Databases["ordersdb"]);
        await using var command = source.CreateCommand($"UPDATE orders SET status = 'rejected', stock = 'none', due_at = NULL, rejection = '{Rejection}' WHERE number = {number}");
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }

    private async Task ExecuteAsync(FormattableString sql)
    {
        await using var scope = platform.Edge.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EdgeDbContext>().Database.ExecuteSqlAsync(sql, Cancellation);
    }

    private async Task<long> OrderAsync(string arguments)
    {
        var answer = await CallAsync("order_create", arguments);
        return answer.Number("number");
    }

    private async Task<ToolData> CallAsync(string tool, string arguments) =>
        DataOf(await _replica!.HttpClient.CallAsync(tool, arguments, EdgePlatform.Key, _call));

    private static ToolData DataOf(string answer)
    {
        var result = JsonElement.Parse(answer).GetProperty("result");
        return new(result.GetProperty("content")[0].GetProperty("text").GetString()!, result.GetProperty("structuredContent"));
    }

    // The orders of a conversation, as the conversation itself is told of them.
    private async Task<List<long>> OrdersAsync(string? call = null)
    {
        var body = await _replica!.HttpClient.CallAsync("what_happened", "{}", EdgePlatform.Key, call ?? _call);
        return [.. new ToolData("", JsonElement.Parse(body).GetProperty("result").GetProperty("structuredContent")).List("writes")
            .Where(write => write.GetProperty("state").GetString() == "done")
            .Select(write => write.GetProperty("order_number").GetInt64())];
    }

    private async Task<ToolData> SettledAsync()
    {
        while (true)
        {
            var happened = await CallAsync("what_happened", "{}");
            if (happened.Has("writes") && happened.List("writes").TrueForAll(write => write.GetProperty("state").GetString() is "done" or "not_done"))
            {
                return happened;
            }

            Cancellation.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancellation);
        }
    }

    private static long NumberIn(JsonElement result) => result.GetProperty("structuredContent").GetProperty("number").GetInt64();
}
