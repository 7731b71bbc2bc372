using McpEdge.Data;
using McpEdge.Intents;
using McpEdge.Speech;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Tools;
using McpEdge.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Intents;

/// <summary>What an agent is told of a conversation, in pages and in the language that it asks in.</summary>
[Collection(ReplicatedCollection.Name)]
public sealed class WhatHappenedTests(ReplicatedPlatform platform) : IAsyncLifetime
{
    private readonly string _account = ReplicatedPlatform.NewAccount();
    private readonly string _call = AuditCalls.NewConversation();
    private Agent _agent = null!;

    public static TheoryData<string> Others => ["de", "fr"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _agent = await platform.NewAgentAsync(_account);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_write_is_counted_and_can_be_read()
    {
        var numbers = Enumerable.Range(1, 23).ToList();
        await SaveAsync(numbers.ConvertAll(number => Of("order_create", IntentState.Done, KeptSpeech.Of($"Wish {number}.", SpokenLanguage.English), number)));

        var first = await AskAsync("en");
        var second = await AskAsync("en", limit: 2, first.Text("next_cursor"));
        var last = await AskAsync("en", cursor: second.Text("next_cursor"));

        Assert.Equal((23, 23, 23), (first.Number("total"), second.Number("total"), last.Number("total")));
        Assert.EndsWith("Before that: twenty more.", first.Speech, StringComparison.Ordinal);
        Assert.Equal("Wish 3. Wish 2. Before that: one more.", second.Speech);
        Assert.Equal("Wish 1.", last.Speech);
        Assert.False(last.Has("next_cursor"));
        Assert.Equal(
            numbers.Select(number => $"Wish {number}.").Reverse(),
            new[] { first, second, last }.SelectMany(page => page.List("writes")).Select(write => write.Text("message")));
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_conversation()
    {
        await SaveAsync([Of("order_create", IntentState.Running), Of("order_create", IntentState.Running)]);
        var cursor = (await AskAsync("en", limit: 1)).Text("next_cursor");

        await _agent.RefuseAsync("INVALID_PAGE_TOKEN", "what_happened", new { conversation_id = AuditCalls.NewConversation(), cursor });
        await platform.ExecuteAsync($"DELETE FROM intents WHERE conversation = '{_call}'");
        Assert.Equal("There is nothing before that.", (await AskAsync("en", cursor: cursor)).Speech);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task No_tool_is_called_by_its_english_title(string code)
    {
        Assert.True(SpokenLanguage.TryFind(code, out var language));
        var tools = platform.Edge.Services.GetRequiredService<ToolCatalogue>().All.Select(tool => tool.Profile).ToList();
        var english = tools.ConvertAll(tool => tool.Title.In(SpokenLanguage.English));
        foreach (var state in Enum.GetValues<IntentState>())
        {
            await SaveAsync(tools.Where(tool => !tool.ReadOnly).Select(tool => Of(tool.Name, state, KeptSpeech.Of("What was said.", SpokenLanguage.English))));
        }

        var first = await AskAsync(code, limit: 50);
        var writes = first.Has("next_cursor") ? [.. first.List("writes"), .. (await AskAsync(code, limit: 50, first.Text("next_cursor"))).List("writes")] : first.List("writes");

        Assert.Equal(tools.Count(tool => !tool.ReadOnly) * 4, writes.Count);
        Assert.All(writes, write =>
        {
            var message = write.Text("message")!;
            var tool = tools.Single(tool => tool.Name == write.Text("tool"));
            Assert.StartsWith(tool.Title.In(language), message, StringComparison.Ordinal);
            Assert.DoesNotContain("What was said", message, StringComparison.Ordinal);
            Assert.All(english, title => Assert.DoesNotContain(title, message, StringComparison.OrdinalIgnoreCase));
        });
        SpokenLine.Check(first.Speech);
    }

    [Theory]
    [InlineData("de", "ist bestätigt", "finde ich niemanden")]
    [InlineData("fr", "est confirmée", "Je ne trouve pas ce client")]
    public async Task What_was_said_in_english_is_told_in_the_language_of_the_question(string code, string confirmed, string refused)
    {
        object[] items = [new { item_id = "TEAA0001", quantity = 1 }];
        var order = await _agent.DoAsync("order_create", new { customer_id = 2, items, conversation_id = _call });
        await _agent.RefuseAsync("CUSTOMER_NOT_FOUND", "order_create", new { customer_id = 999_999, items, conversation_id = _call });

        var happened = await AskAsync(code);
        var writes = happened.List("writes");

        Assert.Equal(["not_done", "done"], writes.Select(write => write.Text("state")));
        Assert.Contains(refused, writes[0].Text("message"), StringComparison.Ordinal);
        Assert.Contains(confirmed, writes[1].Text("message"), StringComparison.Ordinal);
        Assert.Equal(order.Number("number"), writes[1].GetProperty("order_number").GetInt64());
        Assert.Equal(order.Speech, (await AskAsync("en")).List("writes")[1].Text("message"));
        SpokenLine.Check(happened.Speech);
    }

    private async Task<ToolData> AskAsync(string locale, int? limit = null, string? cursor = null)
    {
        var answer = await _agent.SendAsync(HttpMethod.Post, "/mcp", new
        {
            jsonrpc = "2.0",
            id = 1,
            method = "tools/call",
            @params = new { name = "what_happened", arguments = new { conversation_id = _call, limit, cursor }, _meta = new { locale } },
        });
        Assert.False(answer.IsToolError, answer.Body);

        return new(answer.Speech!, answer.Result.GetProperty("structuredContent"));
    }

    private async Task SaveAsync(IEnumerable<Intent> intents)
    {
        await using var scope = platform.Edge.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        db.Intents.AddRange(intents);
        await db.SaveChangesAsync(Cancellation);
    }

    // Past its deadline, so that what is not over has to be found out.
    private Intent Of(string tool, IntentState state, string? speech = null, int second = 0)
    {
        var started = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(second);
        return new()
        {
            Id = Guid.CreateVersion7(),
            Account = _account,
            Conversation = _call,
            Tool = tool,
            Wish = $"{Guid.CreateVersion7():N}",
            Ordinal = 1,
            Confirmed = false,
            IntentKey = $"wish-{Guid.CreateVersion7():N}",
            StartedAt = started,
            Deadline = started - TimeSpan.FromHours(1),
            ExpiresAt = started + TimeSpan.FromDays(1),
            State = state,
            Heard = true,
            FinishedAt = started,
            Speech = speech,
        };
    }
}
