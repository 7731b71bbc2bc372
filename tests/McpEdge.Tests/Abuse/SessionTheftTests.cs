using System.Net;
using System.Text;
using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Abuse;

/// <summary>Having the id of a session is worth nothing: it belongs to who opened it, and only while they may come in.</summary>
[Collection(EdgeCollection.Name)]
public sealed class SessionTheftTests(EdgePlatform platform)
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_else_gets_into_a_session_by_any_door()
    {
        var owner = Key(await platform.IssueKeyAsync(["*"]));
        var session = await OpenAsync(owner);

        foreach (var (who, thief) in await ThievesAsync())
        {
            foreach (var (method, path) in Doors)
            {
                var answer = await SendAsync(method, path, thief, session);
                AssertRefused(who, answer, 403);
            }
        }

        // A thief's DELETE has not ended it either.
        Assert.Equal(200, (await SendAsync(HttpMethod.Post, "/mcp", owner, session)).Status);
    }

    [Fact]
    public async Task Nobody_else_speaks_into_the_stream_of_another()
    {
        var owner = Key(await platform.IssueKeyAsync(["*"]));
        using var stream = await ListenAsync("/mcp/sse", owner);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancellation));
        var message = await MessageAddressAsync(reader);

        foreach (var (who, thief) in await ThievesAsync())
        {
            AssertRefused(who, await SendAsync(HttpMethod.Post, message, thief, null), 403);
        }

        Assert.Equal(202, (await SendAsync(HttpMethod.Post, message, owner, null, Initialize)).Status);
        var answer = await reader.ReadLineAsync(Cancellation);
        while (answer?.StartsWith("data:", StringComparison.Ordinal) != true)
        {
            answer = await reader.ReadLineAsync(Cancellation);
        }

        // The first thing on the stream is the owner's own answer.
        Assert.Contains("protocolVersion", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guessed_id_is_of_no_session()
    {
        var caller = Key(EdgePlatform.Key);
        foreach (var guess in new[] { "x", new string('A', 22), new string('A', 5000), "../../etc/passwd", "' OR 1=1 --", "%00", Guid.Empty.ToString() })
        {
            foreach (var method in new[] { HttpMethod.Post, HttpMethod.Get })
            {
                AssertRefused(guess, await SendAsync(method, "/mcp", caller, guess), 404);
            }

            AssertRefused(guess, await SendAsync(HttpMethod.Post, $"/mcp/message?sessionId={Uri.EscapeDataString(guess)}", caller, null), 400);
        }
    }

    [Fact]
    public async Task A_session_is_closed_to_an_owner_who_was_revoked_and_to_their_next_key()
    {
        var key = await platform.IssueKeyAsync(["*"]);
        var session = await OpenAsync(Key(key));
        Assert.Equal(200, (await SendAsync(HttpMethod.Post, "/mcp", Key(key), session)).Status);

        await platform.RevokeAsync(key);
        while ((await SendAsync(HttpMethod.Post, "/mcp", Key(key), session)).Status == 200)
        {
            await Task.Delay(20, Cancellation);
        }

        foreach (var (method, path) in Doors)
        {
            AssertRefused("revoked", await SendAsync(method, path, Key(key), session), 401);
            AssertRefused("the next key", await SendAsync(method, path, Key(await platform.IssueKeyAsync(["*"])), session), 403);
        }
    }

    [Fact]
    public async Task A_session_is_closed_to_an_expired_token_and_open_to_the_agents_next_one()
    {
        var session = await OpenAsync(Token("agent seven"));
        var expired = Token("agent seven", change: claims => (claims["nbf"], claims["exp"]) = (1_500_000_000, 1_600_000_000));

        AssertRefused("expired", await SendAsync(HttpMethod.Post, "/mcp", expired, session), 401);
        Assert.Equal(200, (await SendAsync(HttpMethod.Post, "/mcp", Token("agent seven"), session)).Status);
    }

    [Fact]
    public async Task Agents_of_one_name_in_two_accounts_are_two()
    {
        var session = await OpenAsync(Token("agent eight"));
        var namesake = Token("agent eight", "umbrella");

        AssertRefused("namesake", await SendAsync(HttpMethod.Post, "/mcp", namesake, session), 403);
    }

    [Fact]
    public async Task A_session_gives_no_more_than_the_key_that_uses_it()
    {
        const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";
        var session = await OpenAsync(Token("agent nine", scope: "customers:read orders:read"));

        var less = await SendAsync(HttpMethod.Post, "/mcp", Token("agent nine", scope: "health:read"), session, List);

        Assert.Equal("health_check", Assert.Single(less.Result.GetProperty("tools").EnumerateArray()).GetProperty("name").GetString());
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Doors =>
        from path in new[] { "/mcp", "/all/mcp", "/phone/mcp" }
        from method in new[] { HttpMethod.Post, HttpMethod.Get, HttpMethod.Delete }
        select (method, path);

    private static (string Name, string Value) Key(string key) => ("x-api-key", key);

    private (string Name, string Value) Token(
        string agent, string account = "acme", string scope = "customers:read", Action<System.Text.Json.Nodes.JsonObject>? change = null) =>
        ("Authorization", "Bearer " + platform.Issuer.Token(EdgePlatform.Audience, scope, claims =>
        {
            (claims["sub"], claims["account"]) = (agent, account);
            change?.Invoke(claims);
        }));

    private async Task<List<(string Who, (string Name, string Value) Header)>> ThievesAsync() =>
    [
        ("a key of the account", Key(await platform.IssueKeyAsync(["*"]))),
        ("a key of another account", Key(await platform.IssueKeyAsync(["*"], account: "umbrella"))),
        ("a token of the account", Token("a thief")),
        ("the administrator", Key(EdgePlatform.Key)),
    ];

    private async Task<string> OpenAsync((string Name, string Value) caller)
    {
        var opened = await SendAsync(HttpMethod.Post, "/mcp", caller, null, Initialize);
        Assert.True(opened.Status == 200, opened.Body);

        return opened.Headers.GetValues("Mcp-Session-Id").Single();
    }

    private Task<EdgeAnswer> SendAsync(HttpMethod method, string path, (string Name, string Value) caller, string? session, string body = Ping) =>
        platform.SendAsync(method, path, request =>
        {
            request.Headers.TryAddWithoutValidation(caller.Name, caller.Value);
            request.Headers.TryAddWithoutValidation("Mcp-Session-Id", session);
            if (method == HttpMethod.Post)
            {
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            }
        });

    private async Task<HttpResponseMessage> ListenAsync(string path, (string Name, string Value) caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(platform.Address, path));
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add(caller.Name, caller.Value);
        var response = await platform.Edge.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        return response;
    }

    private static async Task<string> MessageAddressAsync(StreamReader stream)
    {
        while (true)
        {
            var line = await stream.ReadLineAsync(Cancellation) ?? throw new IOException("The stream has ended.");
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                return line["data:".Length..].Trim();
            }
        }
    }

    private static void AssertRefused(string who, EdgeAnswer answer, int status)
    {
        Assert.True(answer.Status == status, $"{who}: {answer.Status} {answer.Body}");
        Assert.DoesNotContain("\"result\"", answer.Body, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Mcp-Session-Id"), who);
    }
}
