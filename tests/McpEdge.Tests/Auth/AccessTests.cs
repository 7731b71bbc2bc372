using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Auth;

[Collection(EdgeCollection.Name)]
public sealed class AccessTests(EdgePlatform platform)
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static TheoryData<string, string> Closed { get; } = new()
    {
        { "POST", "/mcp" },
        { "GET", "/mcp" },
        { "DELETE", "/mcp" },
        { "GET", "/mcp/sse" },
        { "POST", "/mcp/message" },
        { "POST", "/crm/mcp" },
        { "GET", "/crm/mcp/sse" },
        { "POST", "/crm/mcp/message" },
        { "POST", "/no%22thing/mcp" },
    };

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task Nothing_is_served_without_a_key(string method, string path)
    {
        var answer = await platform.SendAsync(new HttpMethod(method), path, WithJson);

        Assert.Equal(401, answer.Status);
        Assert.Equal(
            $"resource_metadata=\"http://127.0.0.1:{platform.Address.Port}/.well-known/oauth-protected-resource{Resource(path)}\"",
            Assert.Single(answer.Headers.WwwAuthenticate).ToString().Split(", ")[^1]);
        Assert.Matches("^Bearer scope=\"[a-z: ]*customers:read [a-z: ]+\", ", Assert.Single(answer.Headers.WwwAuthenticate).ToString());
        Assert.Equal("UNAUTHENTICATED", answer.Json.GetProperty("code").GetString());
        Assert.Contains("x-api-key", answer.Json.GetProperty("hint").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task Nothing_is_served_with_a_wrong_key(string method, string path)
    {
        var answer = await platform.SendAsync(new HttpMethod(method), path, request =>
        {
            WithJson(request);
            request.Headers.Add("x-api-key", "pk_wrong");
        });

        Assert.Equal(401, answer.Status);
        Assert.Contains("error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-api-key", "{0}", 200)]
    [InlineData("X-API-KEY", "  {0}  ", 200)]
    [InlineData("Authorization", "Bearer {0}", 200)]
    [InlineData("Authorization", "bearer  {0} ", 200)]
    [InlineData("Authorization", "Basic {0}", 401)]
    [InlineData("Authorization", "{0}", 401)]
    [InlineData("Cookie", "x-api-key={0}", 401)]
    [InlineData("x-api-key", "{0}x", 401)]
    [InlineData("x-api-key", "", 401)]
    public async Task A_key_counts_only_where_keys_are_sent(string header, string value, int status)
    {
        var key = await platform.IssueKeyAsync(["customers:read"]);

        Assert.Equal(status, (await ListWith(header, string.Format(null, value, key))).Status);
    }

    [Fact]
    public async Task A_key_for_customers_alone_sees_no_orders()
    {
        var key = await platform.IssueKeyAsync(["customers:read"]);

        var alone = (await platform.CallAsync("customer_lookup", """{"customer_id":1}""", key)).Result.GetProperty("structuredContent");
        var both = (await platform.CallAsync("customer_lookup", """{"customer_id":1}""")).Result.GetProperty("structuredContent");

        Assert.False(alone.TryGetProperty("orders", out _) || alone.TryGetProperty("last_purchase", out _));
        Assert.True(both.TryGetProperty("orders", out _) && both.TryGetProperty("last_purchase", out _));
    }

    [Fact]
    public async Task A_key_in_the_address_does_not_count()
    {
        var answer = await platform.SendAsync(HttpMethod.Post, $"/mcp?x-api-key={EdgePlatform.Key}", WithJson);

        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task An_expired_key_is_refused()
    {
        Assert.Equal(401, (await ListWith("x-api-key", await platform.IssueKeyAsync(["*"], expires: Now.AddSeconds(-1)))).Status);
        Assert.Equal(200, (await ListWith("x-api-key", await platform.IssueKeyAsync(["*"], expires: Now.AddHours(1)))).Status);
    }

    [Fact]
    public async Task A_revoked_key_is_refused()
    {
        Assert.Equal(401, (await ListWith("x-api-key", await platform.IssueKeyAsync(["*"], revoked: Now))).Status);
    }

    [Fact]
    public async Task A_key_sees_the_tools_of_its_scopes_and_no_others()
    {
        var key = await platform.IssueKeyAsync(["customers:read"]);
        var answer = await ListWith("x-api-key", key);

        Assert.Equal(
            ["customer_lookup", "get_customer", "list_customers"],
            answer.Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_tool_outside_the_scopes_is_refused_without_effect()
    {
        var key = await platform.IssueKeyAsync(["customers:read"]);
        var refused = await platform.CallAsync("disable_customer", """{"customer_id":9}""", key);
        var after = await platform.CallAsync("get_customer", """{"customer_id":9}""", key);

        Assert.Equal("INSUFFICIENT_SCOPE", refused.ToolError);
        Assert.Equal("active", after.Result.GetProperty("structuredContent").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_key_without_scopes_sees_no_tool()
    {
        var answer = await ListWith("x-api-key", await platform.IssueKeyAsync([]));

        Assert.Empty(answer.Result.GetProperty("tools").EnumerateArray());
    }

    [Fact]
    public async Task A_session_belongs_to_the_key_that_opened_it()
    {
        var initialize =
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";
        var session = (await platform.PostAsync(initialize)).Headers.GetValues("Mcp-Session-Id").Single();
        var stranger = await platform.IssueKeyAsync(["*"]);

        var answer = await platform.PostAsync(List, request =>
        {
            request.Headers.Remove("x-api-key");
            request.Headers.Add("x-api-key", stranger);
            request.Headers.Add("Mcp-Session-Id", session);
        });

        Assert.Equal(403, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/mcp")]
    [InlineData("/phone/mcp")]
    public async Task The_metadata_document_says_how_to_authenticate(string resource)
    {
        var answer = await platform.GetAsync($"/.well-known/oauth-protected-resource{resource}");

        Assert.Equal($"http://127.0.0.1:{platform.Address.Port}{resource}", answer.Json.GetProperty("resource").GetString());
        Assert.Equal("header", answer.Json.GetProperty("bearer_methods_supported")[0].GetString());
        Assert.Equal(platform.Issuer.Address, Assert.Single(answer.Json.GetProperty("authorization_servers").EnumerateArray()).GetString());
        Assert.Contains("customers:read", answer.Json.GetProperty("scopes_supported").EnumerateArray().Select(scope => scope.GetString()));
    }

    private static string Resource(string path) => path.Split('/')[1] switch
    {
        "mcp" => "/mcp",
        "crm" => "/crm/mcp",
        _ => "",
    };

    private Task<EdgeAnswer> ListWith(string header, string value) => platform.PostAsync(List, request =>
    {
        request.Headers.Remove("x-api-key");
        request.Headers.TryAddWithoutValidation(header, value);
    });

    private static void WithJson(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Post)
        {
            request.Content = new StringContent(List, System.Text.Encoding.UTF8, "application/json");
        }
    }
}
