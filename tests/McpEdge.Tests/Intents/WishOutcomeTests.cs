using McpEdge.Data;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Intents;

/// <summary>What a conversation is told of its writes, over two processes of the edge.</summary>
[Collection(EdgeCollection.Name)]
public sealed class WishOutcomeTests(EdgePlatform platform) : IAsyncLifetime
{
    private readonly WishCaller _caller = new(platform);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _caller.InitializeAsync();

    public ValueTask DisposeAsync() => _caller.DisposeAsync();

    [Fact]
    public async Task What_was_told_of_what_happened_was_heard_so_the_same_again_is_asked_about()
    {
        var first = await _caller.OrderAsync(WishCaller.Order);
        await ExecuteAsync($"UPDATE intents SET heard = false WHERE conversation = {_caller.Conversation}");
        var shared = await _caller.OrderAsync(WishCaller.Order);
        await ExecuteAsync($"UPDATE intents SET heard = false WHERE conversation = {_caller.Conversation}");
        await _caller.CallAsync("what_happened", "{}");
        var question = await _caller.CallAsync("order_create", WishCaller.Order);

        Assert.Equal(first, shared);
        Assert.Equal("CONFIRM_REPEAT", question.Text("code"));
    }

    [Fact]
    public async Task What_was_refused_and_what_never_began_is_said_to_be_not_done()
    {
        await _caller.CallAsync("order_create", """{"customer_id":999999,"items":[{"item_id":"TEAA0001","quantity":1}]}""");
        await using var hasty = await platform.StartProcessAsync(options => options.Settings["Budget:Write"] = "00:00:03");
        platform.Orders.IsSilent = true;
        await hasty.HttpClient.CallAsync("order_create", WishCaller.Order, EdgePlatform.Key, _caller.Conversation);
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
        var number = await _caller.OrderAsync(WishCaller.Order);
        await ExecuteAsync(
            $"UPDATE intents SET state = {state}, speech = NULL, order_number = NULL, deadline = started_at - interval '1 hour' WHERE conversation = {_caller.Conversation}");

        var write = Assert.Single((await _caller.CallAsync("what_happened", "{}")).List("writes"));

        Assert.Equal(("done", number), (write.GetProperty("state").GetString(), write.GetProperty("order_number").GetInt64()));
        Assert.Equal(number, (await _caller.CallAsync("order_create", WishCaller.Order))["order_number"].GetInt64());
    }

    [Fact]
    public async Task Nothing_happened_where_nothing_was_asked_for_and_nobody_knows_without_a_conversation()
    {
        Assert.Equal("Nothing was changed in this conversation.", (await _caller.CallAsync("what_happened", "{}")).Speech);
        await platform.RefuseAsync("CONVERSATION_UNKNOWN", "what_happened", new { });
        Assert.Empty((await platform.DoAsync("what_happened", new { conversation_id = _caller.Conversation })).List("writes"));
    }

    private async Task ExecuteAsync(FormattableString sql)
    {
        await using var scope = platform.Edge.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EdgeDbContext>().Database.ExecuteSqlAsync(sql, Cancellation);
    }

    private async Task<ToolData> SettledAsync()
    {
        while (true)
        {
            var happened = await _caller.CallAsync("what_happened", "{}");
            if (happened.Has("writes") && happened.List("writes").TrueForAll(write => write.GetProperty("state").GetString() is "done" or "not_done"))
            {
                return happened;
            }

            Cancellation.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancellation);
        }
    }
}
