using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.StreamableHttp;

/// <summary>HTTP/2 without TLS, as behind a proxy: many calls and streams on one connection.</summary>
public sealed class HttpVersionTests
{
    [Fact]
    public async Task Calls_and_streams_share_a_connection_of_HTTP_2()
    {
        await using var host = await StartAsync();
        var session = (await host.SendAsync(Call.Initialize().Over(HttpVersion.Version20))).SessionId;
        using var standAlone = await host.OpenAsync(Call.Get(session).Over(HttpVersion.Version20));
        using var slow = await host.OpenAsync(Call.Tool("wait").In(session).Over(HttpVersion.Version20));

        var quick = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => host.SendAsync(
            Call.ModernTool("echo", new() { ["text"] = $"{i}" }).Over(HttpVersion.Version20))));
        host.Probe.Reach("wait may end");

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), quick.Select(a => a.Text));
        Assert.NotNull((await slow.NextAsync())!["result"]);
        Assert.Equal(HttpVersion.Version20, slow.Response.Version);
    }

    [Fact]
    public async Task Resetting_a_stream_cancels_its_handler()
    {
        await using var host = await StartAsync();
        using var stream = await host.OpenAsync(Call.ModernTool("wait").Over(HttpVersion.Version20));

        stream.Dispose();

        await host.Probe.WaitAsync("wait cancelled", TestContext.Current.CancellationToken);
    }

    private static Task<McpHost> StartAsync() => McpHost.StartAsync(
        HttpServerSessionMode.StatefulForInitializeClients,
        s => s.ConfigureServices = services => services.Configure<KestrelServerOptions>(
            o => o.ConfigureEndpointDefaults(e => e.Protocols = HttpProtocols.Http2)));
}
