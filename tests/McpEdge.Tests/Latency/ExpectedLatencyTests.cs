using McpEdge.Tests.Hosting;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Latency;

/// <summary>What a process that has just started says of its tools.</summary>
[Collection(EdgeCollection.Name)]
public sealed class ExpectedLatencyTests(EdgePlatform platform)
{
    [Fact]
    public async Task Nothing_is_expected_of_a_tool_before_somebody_called_it()
    {
        await using var edge = await platform.StartProcessAsync();
        while (!await IsWarmAsync(edge))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Empty(await ExpectedAsync(edge));
        await edge.CallAsync("get_customer", """{"customer_id":1}""", EdgePlatform.Key);
        Assert.Equal(["get_customer"], await ExpectedAsync(edge));
    }

    private static async Task<bool> IsWarmAsync(ServiceHost<Program> edge)
    {
        var health = await edge.SendAsync(HttpMethod.Get, "/health", null);
        return health.Json.GetProperty("checks").GetProperty("warm-up").GetString() == "ok";
    }

    private static async Task<List<string?>> ExpectedAsync(ServiceHost<Program> edge)
    {
        var list = await edge.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", EdgePlatform.Key);
        return
        [
            .. list.Result.GetProperty("tools").EnumerateArray()
                .Where(tool => tool.GetProperty("_meta").TryGetProperty("expectedLatencyMs", out _))
                .Select(tool => tool.GetProperty("name").GetString()),
        ];
    }
}
