using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.BehindProxy;

/// <summary>A proxy that holds back what it may does not hold back events, and passes on that a client has gone.</summary>
public sealed class NginxTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_passes_before_the_stream_ends()
    {
        await using var host = await StartAsync();
        await using var nginx = await Nginx.StartAsync(host.Endpoint, Cancelled);
        var session = await host.InitializeAsync();

        using var stream = await host.OpenAsync(Call.Tool("ask").In(session).By(nginx.Address));
        var question = await stream.NextAsync();
        await host.SendAsync(
            Call.Raw($$$"""{"jsonrpc":"2.0","id":{{{question!["id"]!.ToJsonString()}}},"result":{"action":"accept","content":{} } }""")
                .In(session).By(nginx.Address));

        Assert.Equal("elicitation/create", question["method"]!.GetValue<string>());
        Assert.NotNull((await stream.NextAsync())!["result"]);
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task Early_headers_pass()
    {
        await using var host = await StartAsync();
        await using var nginx = await Nginx.StartAsync(host.Endpoint, Cancelled);

        using var stream = await host.OpenAsync(Call.ModernTool("wait").By(nginx.Address));
        host.Probe.Reach("wait may end");

        Assert.NotNull((await stream.NextAsync())!["result"]);
    }

    [Fact]
    public async Task Closing_the_response_cancels_the_handler()
    {
        await using var host = await StartAsync();
        await using var nginx = await Nginx.StartAsync(host.Endpoint, Cancelled);
        using var stream = await host.OpenAsync(Call.ModernTool("wait").By(nginx.Address));

        stream.Dispose();

        await host.Probe.WaitAsync("wait cancelled", Cancelled);
    }

    // Without comments, which might push along what the proxy holds back.
    private static Task<McpHost> StartAsync() => McpHost.StartAsync(
        HttpServerSessionMode.StatefulForInitializeClients, s => s.Settings["Mcp:Http:KeepAliveInterval"] = "0");
}
