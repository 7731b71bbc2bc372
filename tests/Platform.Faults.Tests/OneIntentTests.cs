using Platform.Contracts.Orders.V1;

namespace Platform.Faults.Tests;

public sealed class OneIntentTests(FaultPlatform platform)
{
    private const int Times = 50;

    [Fact]
    public async Task The_same_intent_one_after_another_is_one_order()
    {
        var shop = new Shop(platform);
        var request = Shop.Order("COFF0001");
        var outcomes = new List<Outcome>();

        for (var time = 0; time < Times; time++)
            outcomes.Add(await shop.ResolveAsync(request));

        await IsOneOrderAsync(shop, outcomes);
    }

    [Fact]
    public async Task The_same_intent_at_once_at_both_replicas_is_one_order()
    {
        var shop = new Shop(platform);
        var request = Shop.Order("COFF0001");

        await IsOneOrderAsync(shop, await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => shop.ResolveAsync(request))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task A_caller_who_hangs_up_can_ask_later_what_became_of_it(int percent)
    {
        var shop = new Shop(platform);
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        await shop.ResolveAsync(Shop.Order("COFF0002"));
        var usual = clock.GetElapsedTime(start);

        for (var round = 0; round < 10; round++)
        {
            var request = Shop.Order("COFF0002");
            using var hangUp = new CancellationTokenSource(usual * percent / 100);
            await shop.PlaceAsync(request, hangUp: hangUp.Token);

            Assert.Equal(OrderStatus.Confirmed, (await shop.ResolveAsync(request)).Status);
        }

        await Invariants.HoldAsync(platform, shop);
    }

    private async Task IsOneOrderAsync(Shop shop, IReadOnlyCollection<Outcome> outcomes)
    {
        Assert.Single(outcomes.Select(outcome => outcome.Number).Distinct());
        Assert.Equal(1, await platform.CountAsync("ordersdb", $"SELECT count(*) FROM orders WHERE intent_key = '{outcomes.First().Intent}'"));
        await Invariants.HoldAsync(platform, shop);
    }
}
