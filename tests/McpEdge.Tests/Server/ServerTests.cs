using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Server;

[Collection(EdgeCollection.Name)]
public sealed class ServerTests(EdgePlatform platform)
{
    [Fact]
    public async Task The_root_says_what_this_is_and_where()
    {
        var answer = await platform.GetAsync("/");

        Assert.Equal("platform-edge", answer.Json.GetProperty("name").GetString());
        Assert.Equal("/mcp", answer.Json.GetProperty("endpoints").GetProperty("mcp").GetString());
        Assert.Equal(5, answer.Json.GetProperty("protocol_versions").GetArrayLength());
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/mcp/nothing")]
    [InlineData("/appsettings.json")]
    [InlineData("/../etc/passwd")]
    [InlineData("/.well-known/oauth-protected-resource/other")]
    public async Task Any_other_address_is_a_404_with_a_body(string path)
    {
        var answer = await platform.GetAsync(path);

        Assert.Equal(404, answer.Status);
        Assert.Equal("NOT_FOUND", answer.Json.GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_process_is_alive()
    {
        Assert.Equal(200, (await platform.GetAsync("/alive")).Status);
    }

    [Fact]
    public async Task Health_names_every_dependency()
    {
        var answer = await platform.GetAsync("/health");

        var checks = answer.Json.GetProperty("checks").EnumerateObject().Select(check => check.Name);
        Assert.Superset(new HashSet<string> { "edgedb", "cache", "customers", "inventory", "orders", "warm-up" }, checks.ToHashSet());
        Assert.NotEqual(default, answer.Json.GetProperty("timestamp").GetDateTimeOffset());
    }
}
