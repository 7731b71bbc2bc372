using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Security;

[Collection(EdgeCollection.Name)]
public sealed class NameCheckTests(EdgePlatform platform)
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("LocalHost:9999", 200)]
    [InlineData("127.0.0.1:80", 200)]
    [InlineData("[::1]:8080", 200)]
    [InlineData("evil.example.com", 403)]
    [InlineData("localhost.evil.example.com", 403)]
    [InlineData("192.168.0.1", 403)]
    public async Task Only_our_own_hosts_are_answered_for(string host, int status)
    {
        var answer = await platform.PostAsync(List, request => request.Headers.Host = host);

        Assert.Equal(status, answer.Status);
        if (status == 403)
        {
            Assert.Equal(-32600, answer.RpcError);
            Assert.False(answer.Json.TryGetProperty("id", out _));
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(200, "http://localhost:3000")]
    [InlineData(200, "http://127.0.0.1")]
    [InlineData(403, "http://evil.example")]
    [InlineData(403, "null")]
    [InlineData(403, "http://localhost.evil.example")]
    [InlineData(403, "http://localhost", "http://evil.example")]
    [InlineData(403, "http://evil.example", "http://localhost")]
    public async Task Only_our_own_pages_may_call(int status, params string[] origins)
    {
        var answer = await platform.PostAsync(List, request => request.Headers.TryAddWithoutValidation("Origin", origins));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task A_foreign_page_is_refused_before_its_key_is_looked_at()
    {
        var answer = await platform.PostAsync("{", request =>
        {
            request.Headers.Remove("x-api-key");
            request.Headers.Add("Origin", "http://evil.example");
        });

        Assert.Equal(403, answer.Status);
        Assert.Empty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task A_probe_may_address_the_process_by_any_name()
    {
        var answer = await platform.SendAsync(HttpMethod.Get, "/alive", request => request.Headers.Host = "10.1.2.3:8080");

        Assert.Equal(200, answer.Status);
    }
}
