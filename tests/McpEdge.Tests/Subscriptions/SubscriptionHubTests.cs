using System.Text.Json.Nodes;
using System.Threading.Channels;
using McpEdge.Subscriptions;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Tests.Subscriptions;

public sealed class SubscriptionHubTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_reads_slowly_holds_up_no_other_and_misses_nothing_it_has_to_know()
    {
        var hub = Hub(new());
        await using var slow = new Wire();
        await using var quick = new Wire();
        slow.Gate.Reset();
        Add(hub, slow);
        Add(hub, quick);

        for (var change = 0; change < 10_000; change++)
        {
            hub.Tell(["customer/1"]);
        }

        Assert.Equal("platform://customer/1", await quick.NextUriAsync());
        hub.Tell(["customer/2"]);
        slow.Gate.Set();

        var before = new List<string?>();
        for (var uri = await slow.NextUriAsync(); uri != "platform://customer/2"; uri = await slow.NextUriAsync())
        {
            before.Add(uri);
        }

        // The one that was on its way, if any, and one for all that came meanwhile.
        Assert.InRange(before.Count, 1, 2);
    }

    [Fact]
    public async Task What_changes_before_it_begins_is_told_then()
    {
        var hub = Hub(new());
        await using var wire = new Wire();
        var subscriber = new Subscriber(wire.Server, JsonValue.Create(7));
        Assert.True(hub.TryAdd(subscriber, "acme"));
        Assert.True(hub.TrySubscribe(subscriber, "customer/1", "platform://customer/1"));
        hub.Tell(["customer/1"]);

        await subscriber.SendAsync("first", [], Cancellation);
        subscriber.Begin();

        Assert.Equal("first", (await wire.NextAsync()).Method);
        Assert.Equal("platform://customer/1", await wire.NextUriAsync());
    }

    [Fact]
    public async Task There_is_an_end_to_subscriptions()
    {
        var hub = Hub(new() { Max = 3, MaxPerAccount = 2, MaxResources = 1 });
        await using var wire = new Wire();
        Subscriber[] subscribers = [.. Enumerable.Range(0, 4).Select(_ => new Subscriber(wire.Server, null))];

        Assert.True(hub.TryAdd(subscribers[0], "one"));
        Assert.True(hub.TryAdd(subscribers[1], "one"));
        Assert.False(hub.TryAdd(subscribers[2], "one"));
        Assert.True(hub.TryAdd(subscribers[2], "two"));
        Assert.False(hub.TryAdd(subscribers[3], "three"));
        Assert.True(hub.TrySubscribe(subscribers[0], "customer/1", "customer/1"));
        Assert.True(hub.TrySubscribe(subscribers[0], "customer/1", "platform://customer/1"));
        Assert.False(hub.TrySubscribe(subscribers[0], "customer/2", "customer/2"));

        hub.Remove(subscribers[0]);
        Assert.False(hub.TryAdd(subscribers[0], "one"));
        Assert.True(hub.TryAdd(subscribers[3], "one"));
        Assert.Empty(hub.PathsBelow(""));
    }

    private static SubscriptionHub Hub(SubscriptionOptions options) => new(Options.Create(options));

    private static void Add(SubscriptionHub hub, Wire wire)
    {
        var subscriber = new Subscriber(wire.Server, null);
        Assert.True(hub.TryAdd(subscriber, "acme"));
        Assert.True(hub.TrySubscribe(subscriber, "customer/1", "platform://customer/1"));
        Assert.True(hub.TrySubscribe(subscriber, "customer/2", "platform://customer/2"));
        subscriber.Begin();
    }

    /// <summary>A connection that can be kept from taking anything.</summary>
    private sealed class Wire : ITransport
    {
        private readonly Channel<JsonRpcMessage> _sent = Channel.CreateUnbounded<JsonRpcMessage>();

        public Wire() => Server = McpServer.Create(this, new McpServerOptions());

        public McpServer Server { get; }

        public ManualResetEventSlim Gate { get; } = new(true);

        public string? SessionId => null;

        public ChannelReader<JsonRpcMessage> MessageReader { get; } = Channel.CreateUnbounded<JsonRpcMessage>().Reader;

        public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
        {
            await Task.Run(() => Gate.Wait(cancellationToken), cancellationToken);
            _sent.Writer.TryWrite(message);
        }

        public async Task<JsonRpcNotification> NextAsync() => Assert.IsType<JsonRpcNotification>(await _sent.Reader.ReadAsync(Cancellation));

        public async Task<string?> NextUriAsync() => (string?)(await NextAsync()).Params!["uri"];

        public async ValueTask DisposeAsync()
        {
            Gate.Set();
            await Server.DisposeAsync();
        }
    }
}
