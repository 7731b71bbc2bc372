using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Auth.ApiKeys;

/// <summary>What keeps a good key from being used everywhere.</summary>
[Collection(EdgeCollection.Name)]
public sealed class KeyLimitsTests(EdgePlatform platform)
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [Theory]
    [InlineData("127.0.0.0/8", 200)]
    [InlineData("127.0.0.1/32", 200)]
    [InlineData("0.0.0.0/0", 200)]
    [InlineData("192.0.2.0/24", 403)]
    [InlineData("2001:db8::/32", 403)]
    [InlineData("::/0", 403)]
    public async Task A_key_works_from_its_networks_alone(string network, int status)
    {
        var key = await platform.IssueKeyAsync(["customers:read"], from: network);

        var answer = await PostAsync("/mcp", key);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 403, answer.Body.Contains("ADDRESS_NOT_ALLOWED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_but_a_trusted_proxy_says_where_a_call_comes_from()
    {
        var key = await platform.IssueKeyAsync(["customers:read"], from: "192.0.2.0/24");

        var answer = await PostAsync("/mcp", key, request => request.Headers.Add("X-Forwarded-For", "192.0.2.7"));

        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public async Task A_key_for_a_toolset_shows_it_at_the_plain_address()
    {
        var key = await platform.IssueKeyAsync(["*"], toolset: "phone");

        Assert.Equal(
            ["customer_lookup", "create_customer", "product_search", "inventory_check", "order_create", "order_status", "what_happened"],
            await ToolsAsync("/mcp", key));
        Assert.Equal(await ToolsAsync("/mcp", key), await ToolsAsync("/phone/mcp", key));
    }

    [Theory]
    [InlineData("/crm/mcp")]
    [InlineData("/all/mcp")]
    public async Task A_key_for_a_toolset_may_use_no_other(string path)
    {
        var answer = await PostAsync(path, await platform.IssueKeyAsync(["*"], toolset: "phone"));

        Assert.Equal((403, "TOOLSET_NOT_ALLOWED"), (answer.Status, answer.Json.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_key_for_a_toolset_that_is_no_more_sees_nothing()
    {
        Assert.Empty(await ToolsAsync("/mcp", await platform.IssueKeyAsync(["*"], toolset: "gone")));
    }

    [Fact]
    public async Task A_tool_outside_the_keys_toolset_cannot_be_called()
    {
        var answer = await platform.CallAsync("order_list", "{}", await platform.IssueKeyAsync(["*"], toolset: "phone"));

        Assert.Equal(-32602, answer.RpcError);
    }

    private async Task<List<string?>> ToolsAsync(string path, string key) =>
        [.. (await PostAsync(path, key)).Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString())];

    private Task<EdgeAnswer> PostAsync(string path, string key, Action<HttpRequestMessage>? change = null) =>
        platform.SendAsync(HttpMethod.Post, path, request =>
        {
            request.Headers.Add("x-api-key", key);
            request.Content = new StringContent(List, System.Text.Encoding.UTF8, "application/json");
            change?.Invoke(request);
        });
}
