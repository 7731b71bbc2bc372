using McpEdge.Security;
using Microsoft.Extensions.Options;

namespace McpEdge.Tests.Security;

public sealed class AllowedNamesTests
{
    private static readonly AllowedNames Names = new(Options.Create(new EdgeOptions
    {
        AllowedHosts = ["edge.example.com", "*.voice.example.net"],
        AllowedOrigins = ["https://console.example.org/"],
    }));

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("edge.example.com", true)]
    [InlineData("a.voice.example.net", true)]
    [InlineData("voice.example.net", false)]
    [InlineData("evil.example.com", false)]
    [InlineData("localhost.evil.example.com", false)]
    [InlineData("edge.example.com.evil", false)]
    [InlineData("127.0.0.2", false)]
    [InlineData("", false)]
    public void Only_our_own_hosts_are_answered_for(string host, bool ours)
    {
        Assert.Equal(ours, Names.IsHost(host));
    }

    [Theory]
    [InlineData("http://localhost", true)]
    [InlineData("http://localhost:3000", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("https://edge.example.com", true)]
    [InlineData("https://edge.example.com:443", true)]
    [InlineData("https://console.example.org", true)]
    [InlineData("http://console.example.org", false)]
    [InlineData("http://evil.example", false)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("http://localhost@evil.example", false)]
    [InlineData("http://evil.example#http://localhost", false)]
    [InlineData("http://localhost/path", false)]
    [InlineData("http://localhost, http://evil.example", false)]
    [InlineData("http://localhost http://evil.example", false)]
    [InlineData("file://localhost", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void Only_our_own_origins_may_call(string origin, bool ours)
    {
        Assert.Equal(ours, Names.AreOrigins(origin));
    }

    [Fact]
    public void Clients_without_an_origin_may_call()
    {
        Assert.True(Names.AreOrigins(default));
    }

    [Fact]
    public void Several_origins_are_refused_even_if_each_is_ours()
    {
        Assert.False(Names.AreOrigins(new[] { "http://localhost", "http://localhost" }));
    }
}
