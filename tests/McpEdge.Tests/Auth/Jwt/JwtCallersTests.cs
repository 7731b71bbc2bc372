using System.Text.Json.Nodes;
using McpEdge.Tests.Audit;
using McpEdge.Tests.Hosting;
using ModelContextProtocol.Client;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Auth.Jwt;

[Collection(EdgeCollection.Name)]
public sealed class JwtCallersTests(EdgePlatform platform)
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    private const string LongSubject = "The token's subject must have at most 96 characters of one line.";
    private const string NoAccount = "The token's claim account must be the name of an account.";

    public static TheoryData<string, string, Action<JsonObject>> Refused => new()
    {
        { "expired", "The token has expired.", claims => (claims["nbf"], claims["exp"]) = (1_500_000_000, 1_600_000_000) },
        { "not yet", "The token is not valid yet.", claims => (claims["nbf"], claims["exp"]) = (4_000_000_000, 4_100_000_000) },
        { "another audience", "The token is for another server.", claims => claims["aud"] = "https://edge.example.com" },
        { "another issuer", "The token is not valid.", claims => claims["iss"] = "https://issuer.example.com" },
        { "no account", "The token lacks the claim account.", claims => claims.Remove("account") },
        { "no subject", "The token lacks the claim sub.", claims => claims.Remove("sub") },
        { "a long subject", LongSubject, claims => claims["sub"] = new string('s', 97) },
        { "a long subject beside a client", LongSubject, claims => (claims["sub"], claims["client_id"]) = (new string('s', 101), "client") },
        { "a subject of two lines", LongSubject, claims => claims["sub"] = "agent\nother" },
        { "a subject that no text can carry", LongSubject, claims => claims["sub"] = "agent\0" },
        { "no name of an account", NoAccount, claims => claims["account"] = "Acme Inc." },
        { "an account of two lines", NoAccount, claims => claims["account"] = "acme\nother" },
        { "an account and a line break", NoAccount, claims => claims["account"] = "acme\n" },
        { "too long", "The token is too long.", claims => claims["more"] = new string('x', 8000) },
    };

    [Fact]
    public async Task A_token_shows_the_tools_of_its_scopes()
    {
        var answer = await PostAsync(Token("customers:read health:read"), List);

        Assert.Equal(
            ["customer_lookup", "get_customer", "list_customers", "health_check"],
            answer.Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task No_token_may_do_everything()
    {
        Assert.Empty((await PostAsync(Token("*"), List)).Result.GetProperty("tools").EnumerateArray());
    }

    [Theory]
    [InlineData("2026-07-28", HttpTransportMode.StreamableHttp, "/mcp")]
    [InlineData("2025-11-25", HttpTransportMode.StreamableHttp, "/phone/mcp")]
    [InlineData("2024-11-05", HttpTransportMode.Sse, "/mcp/sse")]
    public async Task A_client_calls_tools_with_a_token(string revision, HttpTransportMode mode, string path)
    {
        await using var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(platform.Address, path),
            TransportMode = mode,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {Token("customers:read")}" },
        });
        await using var client = await McpClient.CreateAsync(
            transport, new McpClientOptions { ProtocolVersion = revision }, cancellationToken: TestContext.Current.CancellationToken);

        var result = await client.CallToolAsync(
            "customer_lookup", new Dictionary<string, object?> { ["customer_id"] = 1 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEqual(true, result.IsError);
    }

    [Fact]
    public async Task What_the_longest_subject_does_is_recorded()
    {
        var agent = $"agent-{Guid.CreateVersion7():N}".PadRight(96, 'x');
        var token = platform.Issuer.Token(EdgePlatform.Audience, "customers:read customers:write", claims => claims["sub"] = agent);

        var read = await PostAsync(token, Call("get_customer", """{"customer_id":1}"""));
        var written = await PostAsync(token, Call("add_customer", $$"""{"name":"A Caller","email":"{{Guid.CreateVersion7():N}}@example.com"}"""));
        var recorded = await platform.AuditAsync($"key=jwt:{agent}");

        Assert.False(read.IsToolError, read.Body);
        Assert.False(written.IsToolError, written.Body);
        Assert.Equal(["add_customer", "get_customer"], recorded.Select(entry => entry.Text("tool")));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_wrong_token_is_refused_with_the_reason(string what, string reason, Action<JsonObject> change)
    {
        var answer = await PostAsync(platform.Issuer.Token(EdgePlatform.Audience, "customers:read", change), List);

        Assert.True(answer.Status == 401, $"{what}: {answer.Status} {answer.Body}");
        Assert.Equal(reason, answer.Json.GetProperty("message").GetString());
        Assert.StartsWith("Bearer error=\"invalid_token\", scope=\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_signed_by_somebody_else_is_refused()
    {
        using var own = new LocalKey();
        var claims = new JsonObject { ["iss"] = platform.Issuer.Address, ["aud"] = EdgePlatform.Audience, ["sub"] = "x", ["account"] = "acme" };

        Assert.Equal(401, (await PostAsync(LocalIssuer.Sign(claims, own), List)).Status);
        Assert.Equal(401, (await PostAsync(LocalIssuer.Sign(claims, own, header => header["kid"] = platform.Issuer.Keys[^1].Kid), List)).Status);
    }

    [Fact]
    public async Task A_header_that_nobody_here_understands_is_not_passed_over()
    {
        var token = LocalIssuer.Sign(
            new JsonObject
            {
                ["iss"] = platform.Issuer.Address,
                ["aud"] = EdgePlatform.Audience,
                ["sub"] = "x",
                ["account"] = "acme",
                ["exp"] = 4_000_000_000,
            },
            platform.Issuer.Keys[^1],
            header => header["crit"] = new JsonArray("exp"));

        Assert.Equal(401, (await PostAsync(token, List)).Status);
    }

    [Fact]
    public async Task A_token_beside_a_key_is_one_too_many()
    {
        var answer = await PostAsync(Token("customers:read"), List, request => request.Headers.Add("x-api-key", EdgePlatform.Key));

        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task A_tool_beyond_the_scopes_is_a_403_that_says_what_to_ask_for()
    {
        const string call = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"order_list","arguments":{},"_meta":{
            "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},
            "io.modelcontextprotocol/clientCapabilities":{}}}}
            """;

        var agent = $"agent-{Guid.CreateVersion7():N}";
        var token = platform.Issuer.Token(EdgePlatform.Audience, "customers:read", claims => claims["sub"] = agent);
        var answer = await PostAsync(token, call, request =>
        {
            request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
            request.Headers.Add("Mcp-Method", "tools/call");
            request.Headers.Add("Mcp-Name", "order_list");
        });
        var older = await PostAsync(Token("customers:read"), """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"order_list","arguments":{}}}""");

        Assert.Equal((403, "INSUFFICIENT_SCOPE"), (answer.Status, answer.Json.GetProperty("code").GetString()));
        Assert.Equal(
            $"Bearer error=\"insufficient_scope\", scope=\"customers:read orders:read\", resource_metadata=\"{platform.Address.GetLeftPart(UriPartial.Authority)}/.well-known/oauth-protected-resource/mcp\"",
            answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("INSUFFICIENT_SCOPE", older.ToolError);
        Assert.True(await IsRecordedAsync(agent), "The refusal is not in the record.");
    }

    [Fact]
    public async Task A_key_that_came_after_a_rotation_counts()
    {
        var before = platform.Issuer.Keys;
        platform.Issuer.Keys = [.. before, new LocalKey("ES256")];

        var status = 0;
        for (var attempt = 0; attempt < 200 && status != 200; attempt++)
        {
            status = (await PostAsync(Token("customers:read"), List)).Status;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, status);
    }

    private async Task<bool> IsRecordedAsync(string agent)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var found = await platform.SendAsync(
                HttpMethod.Get, "/api/audit?tool=order_list&limit=100", request => request.Headers.Add("x-api-key", EdgePlatform.Key));
            if (found.Json.GetProperty("items").EnumerateArray().Any(entry => entry.GetRawText().Contains(agent, StringComparison.Ordinal)))
            {
                return true;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return false;
    }

    private static string Call(string tool, string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""";

    private string Token(string scope) => platform.Issuer.Token(EdgePlatform.Audience, scope);

    private Task<EdgeAnswer> PostAsync(string token, string body, Action<HttpRequestMessage>? change = null) => platform.PostAsync(body, request =>
    {
        request.Headers.Remove("x-api-key");
        request.Headers.Add("Authorization", $"Bearer {token}");
        change?.Invoke(request);
    });
}
