using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Tests.Sessions;

public sealed class StandAloneStreamTests
{
    private static Call Get(string? session) => Call.Get(session).With("Accept", "text/event-stream");

    [Theory]
    [InlineData("1999-01-01", 400, -32022)]
    [InlineData("2026-07-28", 405, -32000)]
    public async Task The_version_is_checked_first(string version, int status, int code)
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful);

        foreach (var call in new[] { Call.Get(null).With("Accept", null), Call.Delete(null) })
        {
            var answer = await host.SendAsync(call.With("MCP-Protocol-Version", version));
            Assert.Equal(status, (int)answer.Status);
            Assert.Equal(code, answer.ErrorCode);
            Assert.Equal(status == 405 ? "POST" : null, answer.Header("Allow"));
        }
    }

    [Fact]
    public async Task The_client_must_read_events_and_name_its_session()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful);

        var json = await host.SendAsync(Call.Get(null).With("Accept", "application/json"));
        var without = await host.SendAsync(Get(null));

        Assert.Equal(HttpStatusCode.NotAcceptable, json.Status);
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Equal(-32000, without.ErrorCode);
    }

    [Fact]
    public async Task There_is_one_in_the_life_of_a_session()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful);
        var session = await host.InitializeAsync();
        var first = await host.OpenAsync(Get(session));

        var second = await host.SendAsync(Get(session));
        first.Dispose();
        var third = await host.SendAsync(Get(session));

        Assert.Equal(HttpStatusCode.OK, first.Response.StatusCode);
        Assert.Equal("text/event-stream", first.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(session, first.SessionId);
        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Equal(-32000, second.ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest, third.Status);
    }

    [Fact]
    public async Task Unsolicited_notifications_arrive_on_it()
    {
        McpServer? server = null;
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful, s =>
            s.ConfigureTransport = o => o.RunSessionHandler = (_, running, cancellationToken) => (server = running).RunAsync(cancellationToken));
        var session = await host.InitializeAsync();
        await server!.SendNotificationAsync("notifications/dropped", TestContext.Current.CancellationToken);
        using var stream = await host.OpenAsync(Get(session));

        await server!.SendNotificationAsync("notifications/tools/list_changed", TestContext.Current.CancellationToken);

        Assert.Equal("notifications/tools/list_changed", (await stream.NextAsync())!["method"]!.GetValue<string>());
    }

    [Fact]
    public async Task It_ends_when_the_host_stops()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful);
        var session = await host.InitializeAsync();
        using var stream = await host.OpenAsync(Get(session));

        var stopped = host.StopAsync();

        Assert.Null(await stream.NextAsync());
        await stopped;
    }

    [Fact]
    public async Task Nothing_can_be_resumed_without_a_store()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful);
        var session = await host.InitializeAsync();

        var answer = await host.SendAsync(Get(session).With("Last-Event-ID", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32000, answer.ErrorCode);
    }

    [Fact]
    public async Task With_a_store_a_stream_is_replayed_from_an_event_to_its_own_session()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful, s =>
        {
            s.ConfigureServices = services => services.AddDistributedMemoryCache();
            s.ConfigureBuilder = b => b.WithDistributedCacheEventStreamStore();
        });
        var session = await host.InitializeAsync();
        using var post = await host.OpenAsync(Call.Tool("echo", new() { ["text"] = "hi" }).In(session));
        var priming = await post.NextEventAsync();

        using var replay = await host.OpenAsync(Get(session).With("Last-Event-ID", priming!.Value.EventId));
        var replayed = await replay.NextAsync();
        var unknown = await host.SendAsync(Get(session).With("Last-Event-ID", "nope"));
        var others = await host.SendAsync(Get(await host.InitializeAsync()).With("Last-Event-ID", priming.Value.EventId));

        Assert.Empty(priming.Value.Data);
        Assert.Equal("hi", replayed!["result"]!["content"]![0]!["text"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        Assert.Equal(HttpStatusCode.BadRequest, others.Status);
    }
}
