using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using McpEdge.Redis;
using McpEdge.Tests.Abuse;
using McpEdge.Tests.Hosting;
using McpEdge.Tests.Speech;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace McpEdge.Tests.Redis;

/// <summary>Whatever becomes of Redis, callers hear the same.</summary>
public sealed class RedisFaultsTests(RedisFaultsTests.FragilePlatform platform, ITestOutputHelper output) : IClassFixture<RedisFaultsTests.FragilePlatform>
{
    private static readonly int Questions = AttackedPlatform.IsLong ? 200 : 30;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    // What is made anew by every call.
    private static readonly string[] Varies = ["timestamp", "question", "expires_at"];

    public static TheoryData<string> Faults => ["nothing", "killed", "flushed", "2 s late", "silent", "silent in the middle", "a byte a second", "broken off"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_answer_is_another_one(string fault)
    {
        await platform.Edge.Services.GetRequiredService<RedisLink>().IsHereAsync();
        // The health check is about Redis, and so says something else.
        var calls = SpokenCalls.Reads.Sample(Questions).Where(call => call.Tool != "health_check").ToList();
        var order = $$"""{"customer_id":2,"items":[{"item_id":"WATR0001","quantity":1}],"idempotency_key":"{{Guid.CreateVersion7()}}"}""";
        var ordered = await OrderAsync(order);
        var expected = new List<string>();
        foreach (var call in calls)
        {
            expected.Add(await AskAsync(call));
        }

        var times = new List<double>();
        await BreakAsync(fault);
        try
        {
            for (var turn = 0; turn < calls.Count; turn++)
            {
                if (fault == "flushed" && turn % 10 == 0)
                {
                    await FlushAsync();
                }

                var start = Stopwatch.GetTimestamp();
                Assert.Equal(expected[turn], await AskAsync(calls[turn]));
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Assert.Equal(ordered, await OrderAsync(order));
        }
        finally
        {
            await HealAsync(fault);
        }

        times.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {fault} | {times.Count} | {times[times.Count / 2]:F1} | {times[(int)Math.Ceiling(times.Count * 0.99) - 1]:F1} |"));
    }

    private async Task BreakAsync(string fault)
    {
        platform.Cache.Delay = fault == "2 s late" ? Slow : TimeSpan.Zero;
        platform.Cache.IsSilent = fault == "silent";
        platform.Cache.SilentAfter = fault == "silent in the middle" ? 50 : null;
        platform.Cache.PauseAfterByte = fault == "a byte a second" ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        platform.Cache.BreaksAfter = fault == "broken off" ? 50 : null;
        if (fault == "killed")
        {
            await platform.Cache.DieAsync();
        }
    }

    private async Task HealAsync(string fault)
    {
        platform.Cache.Heal();
        if (fault != "killed")
        {
            await platform.Cache.DieAsync();
        }

        platform.Cache.ComeBack();
    }

    private async Task FlushAsync()
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync($"{platform.RedisAddress},allowAdmin=true");
        await redis.GetServer(platform.RedisAddress).FlushAllDatabasesAsync();
    }

    private async Task<long> OrderAsync(string order) =>
        (await platform.CallAsync("order_create", order)).Result.GetProperty("structuredContent").GetProperty("number").GetInt64();

    /// <summary>What is said, and the data of it.</summary>
    private async Task<string> AskAsync(SpokenCall call)
    {
        var answer = await platform.CallAsync(call.Tool, call.Arguments);
        var data = JsonNode.Parse(answer.Result.GetProperty("structuredContent").GetRawText())!.AsObject();
        foreach (var name in Varies)
        {
            data.Remove(name);
        }

        return $"{call.Tool} {call.Arguments}: {answer.Speech} {data.ToJsonString(JsonSerializerOptions.Web)}";
    }

    public sealed class FragilePlatform : EdgePlatform;
}
