using System.Threading.Channels;
using McpEdge.Caching;
using McpEdge.Changes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceDefaults.Changes;

namespace McpEdge.Tests.Changes;

public sealed class ChangeDeliveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_are_heard_in_order()
    {
        var listener = new Listener();
        using var delivery = await StartAsync(listener);

        for (var number = 0; number < 100; number++)
        {
            delivery.Offer(Batch(number));
        }

        for (var number = 0; number < 100; number++)
        {
            Assert.Equal($"orders {number}", await listener.Heard.Reader.ReadAsync(Cancellation));
        }

        await delivery.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_listener_that_stands_still_starts_afresh_and_holds_up_no_other()
    {
        var slow = new Listener();
        var quick = new Listener();
        slow.Gate.Reset();
        var freshness = new DataFreshness(Options.Create(new CacheOptions()), TimeProvider.System);
        using var toSlow = await StartAsync(slow);
        using var toQuick = await StartAsync(quick);
        var feed = new ChangeFanOut(freshness, [toSlow, toQuick]);

        for (var number = 0; number < 1000; number++)
        {
            await feed.HandleAsync(Batch(number), Cancellation);
            Assert.Equal($"orders {number}", await quick.Heard.Reader.ReadAsync(Cancellation));
        }

        slow.Gate.Set();
        await slow.HeardAsync("orders afresh", Cancellation);

        await feed.HandleAsync(Batch(1000), Cancellation);
        await slow.HeardAsync("orders 1000", Cancellation);
        Assert.False(quick.Heard.Reader.TryPeek(out var more) && more != "orders 1000");

        await toSlow.StopAsync(Cancellation);
        await toQuick.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_listener_that_fails_starts_afresh()
    {
        var listener = new Listener { Failures = 2 };
        using var delivery = await StartAsync(listener);

        delivery.Offer(Batch(1));
        delivery.Offer(Batch(2));

        Assert.Equal("orders afresh", await listener.Heard.Reader.ReadAsync(Cancellation));
        Assert.Equal("orders 2", await listener.Heard.Reader.ReadAsync(Cancellation));

        await delivery.StopAsync(Cancellation);
    }

    private static ChangeBatch Batch(int number) => new(
        "orders", [new("p", "order", $"{number}", $"{number}", ChangeKind.Updated, DateTimeOffset.UnixEpoch)], "p");

    private static async Task<ChangeDelivery<Listener>> StartAsync(Listener listener)
    {
        var delivery = new ChangeDelivery<Listener>(listener, TimeProvider.System, NullLogger<ChangeDelivery<Listener>>.Instance);
        await delivery.StartAsync(Cancellation);

        return delivery;
    }

    internal sealed class Listener : IChangeListener
    {
        public Channel<string> Heard { get; } = Channel.CreateUnbounded<string>();

        public ManualResetEventSlim Gate { get; } = new(true);

        public int Failures { get; set; }

        public Task StartAfreshAsync(string service, CancellationToken cancellationToken) => HearAsync($"{service} afresh", cancellationToken);

        public Task HearAsync(ChangeBatch batch, CancellationToken cancellationToken) =>
            HearAsync($"{batch.Service} {batch.Changes.Single().EntityId}", cancellationToken);

        public async Task HeardAsync(string what, CancellationToken cancellationToken)
        {
            while (await Heard.Reader.ReadAsync(cancellationToken) != what)
            {
            }
        }

        private Task HearAsync(string what, CancellationToken cancellationToken) => Task.Run(
            () =>
            {
                Gate.Wait(cancellationToken);
                if (Failures-- > 0)
                {
                    throw new InvalidOperationException("This listener fails.");
                }

                Heard.Writer.TryWrite(what);
            },
            cancellationToken);
    }
}
