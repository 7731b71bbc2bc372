using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

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
}
