using McpEdge.Caching;
using McpEdge.Redis;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Redis;
using Microsoft.Extensions.DependencyInjection;
using Platform.Testing.Hosting;
using StackExchange.Redis;

namespace McpEdge.Tests.Caching;

/// <summary>Two replicas of the edge over one Redis, with the real services and their feeds. One test at a time breaks this platform.</summary>
public sealed class CacheTests(CacheTests.CachingPlatform platform) : IClassFixture<CacheTests.CachingPlatform>
{
    [Fact]
    public async Task A_kept_answer_needs_neither_the_service_nor_redis()
    {
        await platform.WorksAsync();
        var arguments = await platform.NewCustomerAsync();
        var first = await ReadAsync(0, arguments);

        platform.Customers.IsSilent = true;
        await platform.Cache.DieAsync();
        var again = await ReadAsync(0, arguments);
        platform.Cache.ComeBack();
        await platform.HealAsync();

        Assert.Equal(first.Body, again.Body);
    }

    [Fact]
    public async Task Replicas_share_answers()
    {
        await platform.WorksAsync();
        var arguments = await platform.NewCustomerAsync();
        var before = await platform.KeptAsync();
        var first = await ReadAsync(0, arguments);
        while ((await platform.KeptAsync()).IsSubsetOf(before))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        platform.Customers.IsSilent = true;
        var other = await ReadAsync(1, arguments);
        await platform.HealAsync();

        Assert.Equal(first.Speech, other.Speech);
        Assert.Equal($"{first.Result.GetProperty("structuredContent")}", $"{other.Result.GetProperty("structuredContent")}");
    }

    [Fact]
    public async Task A_change_reaches_the_answers_of_every_replica()
    {
        await platform.WorksAsync();
        var arguments = await platform.NewCustomerAsync();
        await ReadAsync(0, arguments);
        await ReadAsync(1, arguments);

        await RenameAsync(0, arguments, "Changed Name", "somebody else's call");

        for (var replica = 0; replica < 2; replica++)
        {
            while (NameIn(await ReadAsync(replica, arguments)) != "Changed Name")
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    [Theory]
    [InlineData("there")]
    [InlineData("flushed")]
    [InlineData("slow")]
    [InlineData("gone")]
    public async Task A_conversation_reads_what_it_wrote_on_any_replica_whatever_redis_does(string redis)
    {
        await platform.WorksAsync();
        var arguments = await platform.NewCustomerAsync();
        platform.Cache.Delay = redis == "slow" ? TimeSpan.FromSeconds(2) : TimeSpan.Zero;
        if (redis == "gone")
        {
            await platform.Cache.DieAsync();
        }

        for (var turn = 0; turn < 50; turn++)
        {
            await ReadAsync(turn + 1, arguments);
            if (redis == "flushed" && turn % 10 == 0)
            {
                await platform.FlushRedisAsync();
            }

            await RenameAsync(turn, arguments, $"Name {turn}", "my call");
            Assert.Equal($"Name {turn}", NameIn(await ReadAsync(turn + 1, arguments, "my call")));
            Assert.Equal($"Name {turn}", NameIn(await ReadAsync(turn, arguments, "my call")));
        }

        platform.Cache.Delay = TimeSpan.Zero;
        if (redis == "gone")
        {
            platform.Cache.ComeBack();
        }
    }

    [Fact]
    public async Task While_a_service_is_down_the_last_answer_is_given_with_its_age()
    {
        await platform.WorksAsync();
        var arguments = await platform.NewCustomerAsync();
        var first = await ReadAsync(0, arguments);
        await platform.Customers.DieAsync();
        var stale = await ReadAsync(0, arguments);
        while (!stale.Speech!.StartsWith("As of ", StringComparison.Ordinal))
        {
            // Until the feed is found to be broken, nothing can have changed unnoticed.
            Assert.Equal(first.Speech, stale.Speech);
            await Task.Delay(20, TestContext.Current.CancellationToken);
            stale = await ReadAsync(0, arguments);
        }

        await platform.AssertWellFormedAsync("get_customer", stale);
        var never = await ReadAsync(0, """{"customer_id":2}""");
        platform.Customers.ComeBack();
        await platform.WorksAsync();

        Assert.EndsWith(first.Speech!, stale.Speech, StringComparison.Ordinal);
        Assert.True(stale.Result.GetProperty("structuredContent").TryGetProperty("as_of", out _));
        Assert.Equal("SERVICE_UNAVAILABLE", never.ToolError);
        Assert.Equal(NameIn(first), NameIn(await ReadAsync(0, arguments)));
    }

    private static string? NameIn(EdgeAnswer answer) =>
        answer.Result.GetProperty("structuredContent").TryGetProperty("name", out var name) ? name.GetString() : answer.Body;

    private Task<EdgeAnswer> ReadAsync(int replica, string arguments, string? conversation = null) =>
        platform.Replica(replica).CallAsync("get_customer", arguments, EdgePlatform.Key, request => Of(request, conversation ?? "a reader's call"));

    private async Task RenameAsync(int replica, string arguments, string name, string conversation)
    {
        var renamed = await platform.Replica(replica).CallAsync(
            "update_customer", $$"""{{arguments.TrimEnd('}')}},"name":"{{name}}"}""", EdgePlatform.Key, request => Of(request, conversation));
        Assert.Equal(name, NameIn(renamed));
    }

    private static void Of(HttpRequestMessage request, string conversation) => request.Headers.Add("X-Call-Id", conversation);

    public sealed class CachingPlatform : EdgePlatform
    {
        private ServiceHost<Program>? _second;
        private int _customers;

        protected override Dictionary<string, string> Patience { get; } = new()
        {
            ["Budget:Read"] = "00:00:03",
            ["Budget:Write"] = "00:00:05",
            ["Budget:Longest"] = "00:00:05",
            ["Cache:ReplicaSilence"] = "00:00:05",
            ["Redis:Patience"] = "00:00:00.500",
            ["Cache:FeedSilence"] = "01:00:00",
        };

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            _second = await StartReplicaAsync();
        }

        private ServiceHost<Program>[] Replicas => [Edge, _second!];

        internal ServiceHost<Program> Replica(int turn) => Replicas[turn % 2];

        /// <summary>Waits until both replicas have Redis and the feeds.</summary>
        internal async Task WorksAsync()
        {
            foreach (var replica in Replicas)
            {
                await replica.Services.GetRequiredService<RedisLink>().IsHereAsync();
                while (replica.Services.GetRequiredService<DataFreshness>().Positions(["customers", "inventory"]) is null
                    || replica.Services.GetRequiredService<WriteAnnouncements>().HearingSince == long.MaxValue)
                {
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                }
            }
        }

        /// <summary>Lets a silent service speak again, over new connections.</summary>
        internal async Task HealAsync()
        {
            Customers.IsSilent = false;
            await Customers.DieAsync();
            foreach (var replica in Replicas)
            {
                while (replica.Services.GetRequiredService<DataFreshness>().Positions(["customers"]) is not null)
                {
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                }
            }

            Customers.ComeBack();
        }

        /// <summary>Arguments that name a customer of the test's own, of whom both replicas have heard.</summary>
        internal async Task<string> NewCustomerAsync()
        {
            var before = Replicas.Select(replica => replica.Services.GetRequiredService<DataFreshness>().Positions(["customers"])!).ToList();
            var added = await Edge.CallAsync("add_customer", $$"""{"name":"Customer {{++_customers}}"}""", Key, request => Of(request, "another call"));
            foreach (var (replica, position) in Replicas.Zip(before))
            {
                while (replica.Services.GetRequiredService<DataFreshness>().Holds([new("customers", "customer")], position))
                {
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                }
            }

            return $$"""{"customer_id":{{added.Result.GetProperty("structuredContent").GetProperty("number").GetInt64()}}}""";
        }

        /// <summary>What Redis has of answers, those of other tests too.</summary>
        internal async Task<HashSet<string>> KeptAsync()
        {
            using var redis = await ConnectionMultiplexer.ConnectAsync(RedisAddress);
            return [.. redis.GetServer(RedisAddress).Keys(pattern: "answer:*").Select(key => $"{key}")];
        }

        internal async Task FlushRedisAsync()
        {
            using var redis = await ConnectionMultiplexer.ConnectAsync($"{RedisAddress},allowAdmin=true");
            await redis.GetServer(RedisAddress).FlushAllDatabasesAsync();
        }
    }
}
