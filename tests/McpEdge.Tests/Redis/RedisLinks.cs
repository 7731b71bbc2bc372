using McpEdge.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace McpEdge.Tests.Redis;

internal static class RedisLinks
{
    /// <summary>A link that was never connected.</summary>
    public static RedisLink Away() => New(new ServiceCollection(), TimeSpan.FromMilliseconds(20));

    /// <summary>A connected link, with patience for a busy machine.</summary>
    public static async Task<RedisLink> ConnectAsync(string address)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(address));
        var link = New(services, TimeSpan.FromSeconds(20));
        await link.StartAsync(TestContext.Current.CancellationToken);
        await link.IsHereAsync();

        return link;
    }

    /// <summary>Waits until the link works.</summary>
    public static async Task IsHereAsync(this RedisLink link)
    {
        while (link.IsAway)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static RedisLink New(ServiceCollection services, TimeSpan patience) => new(
        services.BuildServiceProvider(),
        Options.Create(new RedisOptions { Patience = patience }),
        TimeProvider.System,
        NullLogger<RedisLink>.Instance);
}
