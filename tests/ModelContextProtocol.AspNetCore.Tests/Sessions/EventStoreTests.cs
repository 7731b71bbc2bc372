using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Tests.Hosting;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Tests.Sessions;

public sealed class EventStoreTests
{
    [Fact]
    public async Task A_store_without_a_cache_is_refused()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var host = await McpHost.StartAsync(
                HttpServerSessionMode.Stateful, s => s.ConfigureBuilder = b => b.WithDistributedCacheEventStreamStore());
        });

        Assert.Contains("IDistributedCache", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_can_send_its_client_away_to_ask_again_later()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful, s =>
        {
            s.ConfigureServices = services => services.AddDistributedMemoryCache();
            s.ConfigureBuilder = b => b.WithDistributedCacheEventStreamStore().WithTools([McpServerTool.Create(PollAsync, new() { Name = "poll" })]);
        });
        var session = await host.InitializeAsync();

        using var post = await host.OpenAsync(Call.Tool("poll").In(session));
        var priming = await post.NextEventAsync();
        var retry = await post.NextEventAsync();
        var end = await post.NextEventAsync();
        host.Probe.Reach("poll may end");
        var polled = await AskUntilAnsweredAsync(host, session, retry!.Value.EventId!);

        Assert.NotNull(priming!.Value.EventId);
        Assert.Equal(TimeSpan.FromSeconds(7), retry.Value.ReconnectionInterval);
        Assert.Null(end);
        Assert.Equal("polled", polled["result"]!["content"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Streams_of_versions_that_cannot_resume_have_no_event_ids()
    {
        await using var host = await McpHost.StartAsync(HttpServerSessionMode.Stateful, s =>
        {
            s.ConfigureServices = services => services.AddDistributedMemoryCache();
            s.ConfigureBuilder = b => b.WithDistributedCacheEventStreamStore();
        });
        var session = await host.InitializeAsync("2025-06-18");

        var answer = await host.SendAsync(Call.Tool("echo", new() { ["text"] = "hi" }).In(session));

        Assert.Single(answer.Messages);
        Assert.DoesNotContain("\nid:", answer.Body, StringComparison.Ordinal);
    }

    // A poll that comes before the answer ends empty.
    private static async Task<JsonNode> AskUntilAnsweredAsync(McpHost host, string session, string lastEventId)
    {
        while (true)
        {
            using var poll = await host.OpenAsync(Call.Get(session).With("Last-Event-ID", lastEventId));
            if (await poll.NextAsync() is { } answer)
            {
                return answer;
            }
        }
    }

    private static async Task<string> PollAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        await request.EnablePollingAsync(TimeSpan.FromSeconds(7), cancellationToken);
        await request.Services!.GetRequiredService<Probe>().WaitAsync("poll may end", cancellationToken);
        return "polled";
    }
}
