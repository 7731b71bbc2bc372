using System.Text.Json.Nodes;
using McpEdge.Subscriptions;
using McpEdge.Tests.Hosting;
using Microsoft.Extensions.Options;

namespace McpEdge.Tests.Subscriptions;

public sealed class SubscriptionHubTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_reads_slowly_holds_up_no_other_and_misses_nothing_it_has_to_know()
    {
        var hub = Hub(new());
        await using var slow = new HeldWire();
        await using var quick = new HeldWire();
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
        await using var wire = new HeldWire();
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
        await using var wire = new HeldWire();
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

    private static void Add(SubscriptionHub hub, HeldWire wire)
    {
        var subscriber = new Subscriber(wire.Server, null);
        Assert.True(hub.TryAdd(subscriber, "acme"));
        Assert.True(hub.TrySubscribe(subscriber, "customer/1", "platform://customer/1"));
        Assert.True(hub.TrySubscribe(subscriber, "customer/2", "platform://customer/2"));
        subscriber.Begin();
    }
}
