using Grpc.Core;
using McpEdge.Caching;
using McpEdge.Tests.Pipeline;
using McpEdge.Tools;

namespace McpEdge.Tests.Caching;

public sealed class AnswerCacheTests : IDisposable
{
    private readonly CachedTools _tools = new();
    private int _calls;

    public void Dispose() => _tools.Dispose();

    [Fact]
    public async Task The_same_question_is_answered_from_before()
    {
        await _tools.FollowAsync();

        Assert.Equal(["1", "1"], [await AskAsync(), await AskAsync()]);
        Assert.Equal("2", await AskAsync("other"));
        Assert.Equal("3", await AskAsync(account: "another"));
    }

    [Fact]
    public async Task A_change_drops_what_was_made_of_it()
    {
        await _tools.FollowAsync();
        await AskAsync("one");
        await AskAsync("two");

        await _tools.ChangeAsync("one");

        Assert.Equal(["3", "2"], [await AskAsync("one"), await AskAsync("two")]);
    }

    [Fact]
    public async Task An_answer_during_whose_reading_something_changed_is_not_given_again()
    {
        await _tools.FollowAsync();
        var first = await _tools.AskAsync(async (arguments, _) =>
        {
            await _tools.ChangeAsync(arguments.Word);
            return Say("old", arguments);
        });

        Assert.Equal("old", first.Speech);
        Assert.Equal("1", await AskAsync());
    }

    [Fact]
    public async Task Without_the_feed_nothing_is_given_again()
    {
        Assert.Equal(["1", "2"], [await AskAsync(), await AskAsync()]);

        await _tools.FollowAsync();
        Assert.Equal(["3", "3"], [await AskAsync(), await AskAsync()]);

        _tools.Freshness.Lose(CachedTools.Service);
        Assert.Equal("4", await AskAsync());

        // Nothing was missed meanwhile, so the latest answer holds.
        await _tools.ChangeAsync();
        Assert.Equal("4", await AskAsync());
    }

    [Fact]
    public async Task A_feed_that_begins_anew_drops_everything()
    {
        await _tools.FollowAsync();
        await AskAsync();
        await _tools.FollowAsync();

        Assert.Equal("2", await AskAsync());
    }

    [Fact]
    public async Task A_silent_feed_is_no_feed()
    {
        using var tools = new CachedTools(new() { FeedSilence = TimeSpan.Zero });
        await tools.FollowAsync();

        Assert.Equal(["1", "2"], [(await tools.AskAsync(CountAsync)).Speech, (await tools.AskAsync(CountAsync)).Speech]);
    }

    [Fact]
    public async Task An_answer_lives_its_time()
    {
        using var tools = new CachedTools(new() { ShortestLifetime = TimeSpan.Zero, LongestLifetime = TimeSpan.Zero });
        await tools.FollowAsync();

        Assert.Equal(["1", "2"], [(await tools.AskAsync(CountAsync)).Speech, (await tools.AskAsync(CountAsync)).Speech]);
    }

    [Fact]
    public async Task Many_who_ask_the_same_at_once_cause_one_call()
    {
        await _tools.FollowAsync();
        var answer = new TaskCompletionSource<ToolAnswer<EchoResult>>();
        var asked = Enumerable.Range(0, 500).Select(_ => _tools.AskAsync((_, _) =>
        {
            _calls++;
            return answer.Task;
        })).ToList();

        answer.SetResult(Say("once", new EchoArguments { Word = "hello" }));

        Assert.All(await Task.WhenAll(asked), result => Assert.Equal("once", result.Speech));
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task Who_asked_first_may_go_away()
    {
        await _tools.FollowAsync();
        using var gone = new CancellationTokenSource();
        var answer = new TaskCompletionSource<ToolAnswer<EchoResult>>();
        var first = _tools.AskAsync((_, _) => answer.Task, inTime: gone.Token, gone: gone.Token);
        var second = AskAsync();

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(Say("shared", new EchoArguments { Word = "hello" }));

        Assert.Equal("shared", await second);
    }

    [Fact]
    public async Task A_failure_is_everyones_and_not_kept()
    {
        await _tools.FollowAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => _tools.AskAsync((_, _) => throw new InvalidOperationException()));

        Assert.Equal("1", await AskAsync());
    }

    [Fact]
    public async Task While_the_service_is_down_the_last_answer_says_its_age()
    {
        await _tools.FollowAsync();
        await AskAsync();
        await _tools.ChangeAsync("hello");

        var stale = await _tools.AskAsync((_, _) => throw Down());

        Assert.Equal("As of less than a minute ago: 1", stale.Speech);
        Assert.True(stale.Data.GetProperty("as_of").GetDateTimeOffset() <= TimeProvider.System.GetUtcNow());
        await Assert.ThrowsAsync<RpcException>(() => _tools.AskAsync((_, _) => throw Down(), "never asked"));
    }

    [Fact]
    public async Task What_is_read_for_all_has_the_whole_budget_however_long_the_first_has_waited()
    {
        var (budget, optional) = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(10));
        var came = TimeProvider.System.GetUtcNow();
        await _tools.AskAsync((_, _) => Task.FromResult(new ToolAnswer<EchoResult>("hello", new("hello"))), waited: TimeSpan.FromSeconds(15));
        var answered = TimeProvider.System.GetUtcNow();

        Assert.InRange(_tools.Asked!.Context!.Deadline, came + budget, answered + budget);
        Assert.InRange(_tools.Asked!.Context!.OptionalDeadline, came + optional, answered + optional);
    }

    [Fact]
    public async Task While_the_service_says_nothing_the_last_answer_is_given_at_the_deadline()
    {
        await _tools.FollowAsync();
        await AskAsync();
        await _tools.ChangeAsync("hello");
        using var deadline = new CancellationTokenSource();
        var silent = _tools.AskAsync((_, _) => new TaskCompletionSource<ToolAnswer<EchoResult>>().Task, inTime: deadline.Token);

        await deadline.CancelAsync();

        Assert.Equal("As of less than a minute ago: 1", (await silent).Speech);
    }

    [Fact]
    public async Task Whoever_went_away_gets_no_answer_from_before()
    {
        await _tools.FollowAsync();
        await AskAsync();
        await _tools.ChangeAsync("hello");
        using var gone = new CancellationTokenSource();
        var silent = _tools.AskAsync(
            (_, _) => new TaskCompletionSource<ToolAnswer<EchoResult>>().Task, inTime: gone.Token, gone: gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => silent);
    }

    [Fact]
    public async Task A_conversation_does_not_see_what_was_read_before_its_write_ended()
    {
        await _tools.FollowAsync();
        await AskAsync();

        _tools.Announce("begins", "call");
        Assert.Equal(["2", "3"], [await AskAsync(), await AskAsync()]);
        Assert.Equal("3", (await _tools.AskAsync(CountAsync, conversation: "another call")).Speech);

        _tools.Announce("ends", "call");
        Assert.Equal(["4", "4"], [await AskAsync(), await AskAsync()]);
    }

    [Fact]
    public async Task A_conversation_that_wrote_gets_no_answer_from_before_while_the_service_is_down()
    {
        await _tools.FollowAsync();
        await AskAsync();
        _tools.Announce("begins", "call");
        _tools.Announce("ends", "call");

        await Assert.ThrowsAsync<RpcException>(() => _tools.AskAsync((_, _) => throw Down()));
        Assert.StartsWith("1", (await _tools.AskAsync((_, _) => throw Down(), conversation: "another call")).Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_does_not_wait_for_what_was_asked_before_its_write()
    {
        await _tools.FollowAsync();
        var late = new TaskCompletionSource<ToolAnswer<EchoResult>>();
        var before = _tools.AskAsync((_, _) => late.Task, conversation: "another call");
        _tools.Announce("begins", "call");
        _tools.Announce("ends", "call");

        Assert.Equal("1", await AskAsync());
        late.SetResult(Say("before", new EchoArguments { Word = "hello" }));
        Assert.Equal("before", (await before).Speech);
        Assert.Equal("1", (await _tools.AskAsync((_, _) => throw Down())).Speech.Split(": ")[^1]);
    }

    [Fact]
    public void What_is_kept_is_bounded()
    {
        using var memory = new AnswerMemory(Microsoft.Extensions.Options.Options.Create(new CacheOptions { MaxEntries = 10, MaxBytes = 100_000 }));
        var kept = Enumerable.Range(0, 100).Select(number => $"{number}").ToList();
        foreach (var key in kept)
        {
            memory.Keep(key, new(McpEdge.Pipeline.ToolResult.Success("yes", System.Text.Json.JsonElement.Parse("{}")))
            {
                Tags = [],
                Since = 0,
                Began = 0,
                TakenAt = 0,
                ReadAt = default,
                FreshUntil = default,
            });
        }

        Assert.InRange(kept.Count(key => memory.Find(key) is not null), 1, 10);
    }

    private static RpcException Down() => new(new Status(StatusCode.Unavailable, "down"));

    private static ToolAnswer<EchoResult> Say(string speech, EchoArguments arguments) => new(speech, new(arguments.Word));

    private Task<ToolAnswer<EchoResult>> CountAsync(EchoArguments arguments, CancellationToken cancellationToken) =>
        Task.FromResult(Say($"{++_calls}", arguments));

    private async Task<string> AskAsync(string word = "hello", string account = "acme") =>
        (await _tools.AskAsync(CountAsync, word, account)).Speech;
}
