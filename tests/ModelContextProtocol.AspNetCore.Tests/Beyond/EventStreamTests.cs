using System.Net;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Tests.Beyond;

/// <summary>What this package adds to event streams.</summary>
public sealed class EventStreamTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_request_gets_its_headers_early(bool modern)
    {
        var time = new ManualTime();
        await using var host = await StartAsync(HttpServerSessionMode.Stateless, time);

        using var stream = await OpenSlowAsync(host, time, modern ? Call.ModernTool("wait") : Call.Tool("wait"));
        host.Probe.Reach("wait may end");

        Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
        Assert.NotNull((await stream.NextAsync())!["result"]);
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task Without_a_delay_the_headers_of_an_older_version_are_sent_at_once()
    {
        await using var host = await StartAsync(
            HttpServerSessionMode.Stateless, new ManualTime(), s => s.Settings["Mcp:Http:HeaderFlushDelay"] = "0");

        using var stream = await host.OpenAsync(Call.Tool("wait"));
        host.Probe.Reach("wait may end");

        Assert.NotNull((await stream.NextAsync())!["result"]);
    }

    [Fact]
    public async Task Early_headers_can_be_switched_off()
    {
        var time = new ManualTime();
        await using var host = await StartAsync(HttpServerSessionMode.Stateless, time, s => s.Settings["Mcp:Http:HeaderFlushDelay"] = "0");
        var opening = host.OpenAsync(Call.ModernTool("wait"));
        await host.Probe.WaitAsync("wait started", Cancelled);

        time.Advance(TimeSpan.FromHours(1));

        Assert.False(opening.IsCompleted);
        host.Probe.Reach("wait may end");
        using var stream = await opening;
    }

    [Theory]
    [InlineData(HttpServerSessionMode.Stateless)]
    [InlineData(HttpServerSessionMode.Stateful)]
    public async Task A_silent_stream_gets_comments(HttpServerSessionMode mode)
    {
        var time = new ManualTime();
        await using var host = await StartAsync(mode, time);
        var session = mode == HttpServerSessionMode.Stateless ? null : await host.InitializeAsync();
        using var stream = await OpenSlowAsync(host, time, Call.Tool("wait").In(session));

        time.Advance(TimeSpan.FromSeconds(15));
        var first = await stream.ReadTextAsync();
        time.Advance(TimeSpan.FromSeconds(15));
        var second = await stream.ReadTextAsync();
        host.Probe.Reach("wait may end");

        Assert.Equal(":\n\n", first);
        Assert.Equal(":\n\n", second);
        Assert.NotNull((await stream.NextAsync())!["result"]);
    }

    [Fact]
    public async Task A_stand_alone_stream_gets_comments_too()
    {
        var time = new ManualTime();
        await using var host = await StartAsync(HttpServerSessionMode.Stateful, time);
        using var stream = await host.OpenAsync(Call.Get(await host.InitializeAsync()));

        time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(":\n\n", await stream.ReadTextAsync());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"seven\"")]
    public async Task Cancelling_a_request_ends_its_stream(string id)
    {
        var time = new ManualTime();
        await using var host = await StartAsync(HttpServerSessionMode.Stateful, time);
        var session = await host.InitializeAsync();
        using var stream = await OpenSlowAsync(host, time, Call.Tool("wait", id: System.Text.Json.Nodes.JsonNode.Parse(id)).In(session));

        await host.SendAsync(
            Call.Notification("notifications/cancelled", new() { ["requestId"] = System.Text.Json.Nodes.JsonNode.Parse(id) }).In(session));

        await host.Probe.WaitAsync("wait cancelled", Cancelled);
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task Listening_completes_when_the_host_stops()
    {
        var probe = new Probe();
        await using var host = await StartAsync(HttpServerSessionMode.Stateless, new ManualTime(), s => s.ConfigureServer = o =>
            o.Handlers.SubscriptionsListenHandler = async (request, cancellationToken) =>
            {
                await request.Server.SendMessageAsync(
                    new JsonRpcNotification { Method = NotificationMethods.SubscriptionsAcknowledgedNotification }, cancellationToken);
                probe.Reach("listening");
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return new EmptyResult();
            });
        using var stream = await host.OpenAsync(
            Call.ModernRequest("subscriptions/listen", new() { ["notifications"] = new System.Text.Json.Nodes.JsonObject() }));
        await probe.WaitAsync("listening", Cancelled);

        var stopped = host.StopAsync();

        Assert.NotNull((await stream.NextAsync())!["method"]);
        Assert.Equal("complete", (await stream.NextAsync())!["result"]!["resultType"]!.GetValue<string>());
        Assert.Null(await stream.NextAsync());
        await stopped;
    }

    private static async Task<OpenStream> OpenSlowAsync(McpHost host, ManualTime time, Call call)
    {
        var opening = host.OpenAsync(call);
        await host.Probe.WaitAsync("wait started", Cancelled);
        time.Advance(TimeSpan.FromMilliseconds(250));
        return await opening;
    }

    private static Task<McpHost> StartAsync(HttpServerSessionMode mode, ManualTime time, Action<McpHostSetup>? more = null) =>
        McpHost.StartAsync(mode, s =>
        {
            s.ConfigureTransport = o => o.TimeProvider = time;
            more?.Invoke(s);
        });
}
