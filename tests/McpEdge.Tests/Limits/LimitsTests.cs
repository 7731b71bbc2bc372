using McpEdge.Redis;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Redis;
using Microsoft.Extensions.DependencyInjection;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Limits;

/// <summary>Two replicas of the edge over one Redis. Windows are hours, so that nothing comes back while a test runs.</summary>
public sealed class LimitsTests(LimitsTests.LimitedPlatform platform) : IClassFixture<LimitsTests.LimitedPlatform>
{
    private const int Requests = 6;
    private const int Calls = 3;
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";
    private const string Customer = """{"customer_id":1}""";

    [Fact]
    public async Task Requests_of_a_key_are_counted_over_all_replicas()
    {
        await platform.SharesAsync();
        var key = await platform.IssueKeyAsync(["*"]);

        var answers = await ListAsync(key, Requests + 4);

        Assert.Equal(Requests, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Skip(Requests), AssertRefused);
        Assert.Equal(200, (await platform.Edge.PostAsync(List, await platform.IssueKeyAsync(["*"]))).Status);
    }

    [Fact]
    public async Task Requests_of_a_key_to_the_api_are_counted_over_all_replicas()
    {
        await platform.SharesAsync();
        var key = await platform.IssueKeyAsync(["*"]);

        var answers = new List<EdgeAnswer>();
        for (var request = 0; request < Requests + 2; request++)
        {
            answers.Add(await platform.Replica(request).SendAsync(HttpMethod.Get, "/api/keys?limit=1", get => get.Headers.Add("x-api-key", key)));
        }

        Assert.All(answers.Take(Requests), answer => Assert.Equal(200, answer.Status));
        Assert.All(answers.Skip(Requests), answer =>
        {
            Assert.Equal((429, "application/problem+json"), (answer.Status, answer.ContentType));
            Assert.Equal("RATE_LIMITED", answer.Json.GetProperty("code").GetString());
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 1_801);
        });
        Assert.Equal(200, (await platform.Edge.PostAsync(List, key)).Status);
    }

    [Fact]
    public async Task A_session_can_be_ended_whatever_the_limit_says()
    {
        await platform.SharesAsync();
        var key = await platform.IssueKeyAsync(["*"]);
        await ListAsync(key, Requests + 1);

        var ended = await platform.SendAsync(HttpMethod.Delete, "/mcp", request => request.Headers.Add("x-api-key", key));

        Assert.NotEqual(429, ended.Status);
    }

    [Fact]
    public async Task A_stranger_is_told_so_and_not_counted()
    {
        for (var request = 0; request < Requests + 2; request++)
        {
            Assert.Equal(401, (await platform.Edge.PostAsync(List, "pk_of_nobody")).Status);
        }
    }

    [Fact]
    public async Task Calls_of_a_tool_are_counted_over_all_replicas()
    {
        await platform.SharesAsync();
        var key = await platform.IssueKeyAsync(["*"]);
        for (var call = 0; call < Calls; call++)
        {
            Assert.False(IsError(await platform.Replica(call).CallAsync("get_customer", Customer, key)));
        }

        var refused = await platform.Replica(Calls).CallAsync("get_customer", Customer, key);

        Assert.Equal((200, "RATE_LIMITED"), (refused.Status, refused.ToolError));
        await platform.AssertWellFormedAsync("get_customer", refused);
        var data = refused.Result.GetProperty("structuredContent");
        Assert.InRange(data.GetProperty("retry_after_seconds").GetInt32(), 1, 1_201);
        Assert.True(data.GetProperty("retryable").GetBoolean());
        Assert.False(IsError(await platform.Edge.CallAsync("health_check", "{}", key)));
    }

    [Fact]
    public async Task The_development_key_may_call_much_oftener()
    {
        for (var request = 0; request < Requests * 3; request++)
        {
            Assert.False(IsError(await platform.CallAsync("get_customer", Customer)));
        }
    }

    [Fact]
    public async Task Without_redis_each_replica_admits_its_share_and_they_share_again_when_it_is_back()
    {
        await platform.SharesAsync();
        await platform.Cache.DieAsync();
        var alone = await ListAsync(await platform.IssueKeyAsync(["*"]), Requests * 3);
        platform.Cache.ComeBack();
        await platform.SharesAsync();
        var together = await ListAsync(await platform.IssueKeyAsync(["*"]), Requests * 3);

        // Half of the limit on each of the two.
        Assert.Equal(Requests, alone.Count(answer => answer.Status == 200));
        Assert.All(alone.Skip(Requests), AssertRefused);
        Assert.Equal(Requests, together.Count(answer => answer.Status == 200));
    }

    [Fact]
    public async Task A_slow_redis_is_left_alone()
    {
        var replica = await platform.StartReplicaAsync(options => options.Settings["Redis:Patience"] = "00:00:00.500");
        var link = replica.Services.GetRequiredService<RedisLink>();
        await link.IsHereAsync();

        platform.Cache.Delay = TimeSpan.FromSeconds(2);
        var answer = await replica.PostAsync(List, await platform.IssueKeyAsync(["*"]));
        Assert.Equal(200, answer.Status);
        Assert.True(link.IsAway);

        platform.Cache.Delay = TimeSpan.Zero;
        await link.IsHereAsync();
    }

    private async Task<List<EdgeAnswer>> ListAsync(string key, int times)
    {
        var answers = new List<EdgeAnswer>();
        for (var request = 0; request < times; request++)
        {
            answers.Add(await platform.Replica(request).PostAsync(List, key));
        }

        return answers;
    }

    private static void AssertRefused(EdgeAnswer answer)
    {
        Assert.Equal(429, answer.Status);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 1_801);
        Assert.Equal("2.0", answer.Json.GetProperty("jsonrpc").GetString());
        Assert.False(answer.Json.TryGetProperty("id", out _));
        Assert.Equal(-32029, answer.RpcError);
        Assert.Equal("RATE_LIMITED", answer.Json.GetProperty("error").GetProperty("data").GetProperty("code").GetString());
    }

    private static bool IsError(EdgeAnswer answer) => answer.Result.TryGetProperty("isError", out var error) && error.GetBoolean();

    public sealed class LimitedPlatform : EdgePlatform
    {
        private ServiceHost<Program>? _second;

        protected override Dictionary<string, string> Patience { get; } = new()
        {
            ["Budget:Read"] = "00:00:20",
            ["Budget:Longest"] = "00:00:20",
            ["DependencyHealth:Patience"] = "00:00:10",
            ["Redis:Patience"] = "00:00:20",
            ["Limit:Mcp"] = $"{Requests}/01:00:00",
            ["Limit:Rest"] = $"{Requests}/01:00:00",
            ["Limit:Tool"] = $"{Calls}/01:00:00",
        };

        internal ServiceHost<Program> Replica(int turn) => turn % 2 == 0 ? Edge : _second!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            _second = await StartReplicaAsync();
        }

        /// <summary>Waits until both replicas have Redis.</summary>
        internal async Task SharesAsync()
        {
            await Edge.Services.GetRequiredService<RedisLink>().IsHereAsync();
            await _second!.Services.GetRequiredService<RedisLink>().IsHereAsync();
        }
    }
}
