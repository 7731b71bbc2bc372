using McpEdge.Tests.Hosting;
using Platform.Testing.Hosting;

namespace McpEdge.Tests.Auth.ApiKeys;

/// <summary>What somebody gets who tries one key after another.</summary>
[Collection(EdgeCollection.Name)]
public sealed class WrongKeyLimitTests(EdgePlatform platform)
{
    private const int Permits = 3;
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [Fact]
    public async Task Who_tries_many_keys_is_sent_away_and_good_keys_go_on()
    {
        await using var edge = await StartAsync();
        var good = await platform.IssueKeyAsync(["*"]);
        Assert.Equal(200, (await edge.PostAsync(List, good)).Status);
        for (var attempt = 0; attempt < Permits; attempt++)
        {
            Assert.Equal(401, (await TryAsync(edge)).Status);
        }

        var refused = await TryAsync(edge);
        var api = await edge.SendAsync(HttpMethod.Get, "/api/keys", request => request.Headers.Add("x-api-key", NewKey()));

        Assert.Equal((429, "RATE_LIMITED"), (refused.Status, refused.Json.GetProperty("code").GetString()));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 1_201);
        Assert.Equal((429, "application/problem+json"), (api.Status, api.ContentType));
        Assert.Equal(200, (await edge.PostAsync(List, good)).Status);
    }

    [Fact]
    public async Task Good_keys_that_come_for_the_first_time_are_not_counted()
    {
        await using var edge = await StartAsync();

        for (var caller = 0; caller < Permits * 3; caller++)
        {
            Assert.Equal(200, (await edge.PostAsync(List, await platform.IssueKeyAsync(["*"]))).Status);
        }
    }

    private static string NewKey() => $"pk_{Guid.CreateVersion7():N}";

    private static Task<EdgeAnswer> TryAsync(ServiceHost<Program> edge) => edge.PostAsync(List, NewKey());

    private Task<ServiceHost<Program>> StartAsync() =>
        platform.StartProcessAsync(options => options.Settings["ApiKey:WrongKeys"] = $"{Permits}/01:00:00");
}
