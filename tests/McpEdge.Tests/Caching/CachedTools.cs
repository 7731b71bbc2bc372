using System.Text.Json.Nodes;
using McpEdge.Auth;
using McpEdge.Caching;
using McpEdge.Pipeline;
using McpEdge.Tests.Pipeline;
using McpEdge.Tests.Redis;
using McpEdge.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceDefaults.Changes;

namespace McpEdge.Tests.Caching;

/// <summary>A cache in a process without Redis, whose feed is told by the test.</summary>
internal sealed class CachedTools : IDisposable
{
    public const string Service = "words";

    private static readonly ToolProfile Profile = EchoTool.Reads with { Cached = [new(Service, "word", "word")] };

    private static readonly BudgetOptions Budgets = new()
    {
        Read = TimeSpan.FromSeconds(20),
        Longest = TimeSpan.FromSeconds(20),
        Optional = TimeSpan.FromSeconds(10),
    };

    private readonly AnswerMemory _memory;
    private readonly AnswerCache _cache;
    private readonly ConversationWrites _writes;
    private readonly WriteAnnouncements _announcements;
    private int _position;

    public CachedTools(CacheOptions? options = null)
    {
        var settings = Options.Create(options ?? new CacheOptions());
        _memory = new(settings);
        settings.Value.ReplicaSilence = TimeSpan.FromHours(1);
        _announcements = new(
            new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
            settings,
            Options.Create(new BudgetOptions { Longest = TimeSpan.Zero }),
            TimeProvider.System,
            NullLogger<WriteAnnouncements>.Instance);
        _writes = new(_announcements, settings, TimeProvider.System);
        _announcements.Hear(null);
        _announcements.Hear($"alive:{_announcements.Self}:{TimeProvider.System.GetTimestamp()}");
        Freshness = new(settings, TimeProvider.System);
        var shared = new SharedAnswers(RedisLinks.Away(), Freshness, TimeProvider.System);
        _cache = new(_memory, shared, Freshness, _writes, settings, Options.Create(Budgets), TimeProvider.System);
    }

    public DataFreshness Freshness { get; }

    /// <summary>What was asked last.</summary>
    public EchoTool? Asked { get; private set; }

    /// <summary>The feed begins.</summary>
    public Task FollowAsync() => TellAsync(first: true);

    /// <summary>The feed tells of changed words, if any.</summary>
    public Task ChangeAsync(params string[] words) => TellAsync(first: false, words);

    /// <summary>A write of another replica's.</summary>
    public void Announce(string what, string conversation) => _announcements.Hear($"{what}:another:1:acme:{conversation}");

    public Task<ToolResult> AskAsync(
        Func<EchoArguments, CancellationToken, Task<ToolAnswer<EchoResult>>> answer,
        string word = "hello",
        string account = "acme",
        string conversation = "call",
        CancellationToken? inTime = null,
        CancellationToken? gone = null,
        TimeSpan waited = default)
    {
        var now = TimeProvider.System.GetUtcNow();
        var left = Budgets.Read - waited;
        var context = new ToolContext(
            new Caller(account, "key", new HashSet<string>()), now + left, now + Budgets.ForOptionalParts(readOnly: true, left), now - waited)
        {
            Conversation = conversation,
        };

        Asked = new(Profile, answer);
        return _cache.RunAsync(
            Asked,
            new JsonObject { ["word"] = word },
            context,
            inTime ?? TestContext.Current.CancellationToken,
            gone ?? CancellationToken.None);
    }

    public void Dispose()
    {
        _memory.Dispose();
        _announcements.Dispose();
        _writes.Dispose();
    }

    private async Task TellAsync(bool first, params string[] words)
    {
        if (first)
        {
            await Freshness.StartAfreshAsync(Service, Next(), TestContext.Current.CancellationToken);
        }

        var changes = words.Select(word => new Change(Next(), "word", word, "", ChangeKind.Updated, TimeProvider.System.GetUtcNow())).ToList();
        await Freshness.HandleAsync(new(Service, changes, Next()), TestContext.Current.CancellationToken);
    }

    private string Next() => $"1-{++_position:x}-0";
}
