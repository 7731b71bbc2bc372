using System.Text;
using System.Text.Json;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Streams;

public sealed class StreamLimitTests(StreamLimitTests.FewStreams platform) : IClassFixture<StreamLimitTests.FewStreams>
{
    private const int Most = 3;

    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    private const string Listen = """
        {"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
        "io.modelcontextprotocol/clientCapabilities":{}},"notifications":{"toolsListChanged":true}}}
        """;

    public static TheoryData<string> Kinds => ["GET", "SSE", "listen"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_key_may_hold_so_many_streams_open_and_others_theirs(string kind)
    {
        var key = Header(await platform.IssueKeyAsync(["*"]));
        var held = new List<HttpResponseMessage>();
        for (var number = 0; number < Most; number++)
        {
            held.Add(await OpenAsync(kind, key));
            Assert.Equal(200, (int)held[^1].StatusCode);
        }

        using var tooMany = await OpenAsync(kind, key);
        using var other = await OpenAsync(kind, Header(await platform.IssueKeyAsync(["*"])));
        var refusal = JsonElement.Parse(await tooMany.Content.ReadAsStringAsync(Cancellation)).GetProperty("error");

        Assert.Equal((429, 200), ((int)tooMany.StatusCode, (int)other.StatusCode));
        Assert.Equal(-32029, refusal.GetProperty("code").GetInt32());
        Assert.Equal("TOO_MANY_STREAMS", refusal.GetProperty("data").GetProperty("code").GetString());
        Assert.Equal(Most, refusal.GetProperty("data").GetProperty("limit").GetInt32());

        // One that is closed makes room.
        held[0].Dispose();
        using var next = await FinallyAsync(kind, key);
        held.ForEach(stream => stream.Dispose());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_stream_ends_when_its_key_is_revoked(string kind)
    {
        var key = await platform.IssueKeyAsync(["*"]);
        using var mine = await OpenAsync(kind, Header(key));
        using var other = await OpenAsync(kind, Header(await platform.IssueKeyAsync(["*"])));

        await platform.RevokeAsync(key);

        await EndsAsync(mine);
        await using var still = await other.Content.ReadAsStreamAsync(Cancellation);
        Assert.NotEqual(0, await still.ReadAsync(new byte[1], Cancellation));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_stream_ends_with_its_token_or_key(string kind)
    {
        // A token that has just expired is let in, because clocks differ; its stream has no longer to live than it.
        var now = TimeProvider.System.GetUtcNow();
        var token = platform.Issuer.Token(EdgePlatform.Audience, "customers:read", claims => claims["exp"] = now.ToUnixTimeSeconds());
        using var byToken = await OpenAsync(kind, ("Authorization", $"Bearer {token}"));
        var key = await platform.IssueKeyAsync(["*"]);
        using var byKey = await OpenAsync(kind, Header(key));

        Assert.Equal((200, 200), ((int)byToken.StatusCode, (int)byKey.StatusCode));
        await platform.ExpireAsync(key, TimeProvider.System.GetUtcNow().AddMilliseconds(300));
        await EndsAsync(byToken);
        await EndsAsync(byKey);
    }

    [Fact]
    public async Task Clients_may_leave_while_their_key_ends()
    {
        for (var round = 0; round < 50; round++)
        {
            var key = await platform.IssueKeyAsync(["*"]);
            var streams = await Task.WhenAll(Enumerable.Range(0, Most).Select(_ => OpenAsync("listen", Header(key))));
            await platform.RevokeAsync(key);
            Array.ForEach(streams, stream => stream.Dispose());
        }

        using var alive = await platform.Edge.HttpClient.GetAsync(new Uri(platform.Address, "/alive"), Cancellation);
        Assert.True(alive.IsSuccessStatusCode);
    }

    private static (string Name, string Value) Header(string key) => ("x-api-key", key);

    private static async Task EndsAsync(HttpResponseMessage stream)
    {
        await using var body = await stream.Content.ReadAsStreamAsync(Cancellation);
        try
        {
            await body.CopyToAsync(Stream.Null, Cancellation);
        }
        catch (IOException)
        {
            // Broken off: who was sent away is told nothing more.
        }
    }

    private async Task<HttpResponseMessage> FinallyAsync(string kind, (string Name, string Value) key)
    {
        while (true)
        {
            var stream = await OpenAsync(kind, key);
            if (stream.IsSuccessStatusCode)
            {
                return stream;
            }

            stream.Dispose();
            await Task.Delay(20, Cancellation);
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(string kind, (string Name, string Value) caller) => kind switch
    {
        "GET" => await SendAsync(HttpMethod.Get, "/mcp", caller, null, ("Mcp-Session-Id", await SessionAsync(caller))),
        "SSE" => await SendAsync(HttpMethod.Get, "/mcp/sse", caller, null),
        _ => await SendAsync(HttpMethod.Post, "/mcp", caller, Listen, ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "subscriptions/listen")),
    };

    private async Task<string> SessionAsync((string Name, string Value) caller)
    {
        using var opened = await SendAsync(HttpMethod.Post, "/mcp", caller, Initialize);
        return opened.Headers.GetValues("Mcp-Session-Id").Single();
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, (string Name, string Value) caller, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(platform.Address, path));
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        foreach (var (name, value) in headers.Prepend(caller))
        {
            request.Headers.Add(name, value);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await platform.Edge.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    /// <summary>Allows few streams, and looks after them all the time.</summary>
    public sealed class FewStreams : EdgePlatform
    {
        protected override Dictionary<string, string> Patience
        {
            get
            {
                var patience = base.Patience;
                patience["Stream:MaxPerKey"] = $"{Most}";
                patience["Stream:CheckInterval"] = "00:00:00.050";
                return patience;
            }
        }
    }
}
