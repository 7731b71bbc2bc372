using System.Net;
using McpEdge.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace McpEdge.Tests.Security;

/// <summary>Whose word counts about where a call comes from.</summary>
public sealed class TrustedProxiesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("10.0.0.5", "192.0.2.7", "192.0.2.7")]
    [InlineData("10.0.0.5", "198.51.100.1, 192.0.2.7", "192.0.2.7")]
    [InlineData("10.0.0.5", "192.0.2.7, 10.0.0.9", "192.0.2.7")]
    [InlineData("::ffff:10.0.0.5", "2001:db8::7", "2001:db8::7")]
    [InlineData("203.0.113.9", "192.0.2.7", "203.0.113.9")]
    [InlineData("127.0.0.1", "192.0.2.7", "127.0.0.1")]
    public async Task A_proxy_is_believed_if_it_is_trusted(string connection, string forwarded, string seen)
    {
        Assert.Equal(seen, await SeenAsync(connection, forwarded, "10.0.0.0/8"));
    }

    [Fact]
    public async Task Without_trusted_proxies_nobody_is_believed()
    {
        Assert.Equal("127.0.0.1", await SeenAsync("127.0.0.1", "192.0.2.7"));
    }

    [Fact]
    public async Task A_network_that_is_none_ends_the_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => SeenAsync("127.0.0.1", "", "10.0.0.0/99"));

        Assert.Contains("Edge:TrustedProxies: '10.0.0.0/99' is no network", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<string?> SeenAsync(string connection, string forwarded, params string[] trusted)
    {
        await using var app = Build(trusted);
        await app.StartAsync(Cancellation);
        var context = await app.GetTestServer().SendAsync(
            request =>
            {
                request.Connection.RemoteIpAddress = IPAddress.Parse(connection);
                request.Request.Headers["X-Forwarded-For"] = forwarded;
            },
            Cancellation);

        return context.Response.Headers["seen"];
    }

    private static WebApplication Build(params string[] trusted)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(trusted.Select((network, index) => KeyValuePair.Create($"Edge:TrustedProxies:{index}", (string?)network)));
        builder.AddNameCheck();
        var app = builder.Build();
        app.UseTrustedProxies();
        app.Run(context =>
        {
            context.Response.Headers["seen"] = context.Connection.RemoteIpAddress?.ToString();
            return Task.CompletedTask;
        });

        return app;
    }
}
