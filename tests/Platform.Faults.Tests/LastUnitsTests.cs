namespace Platform.Faults.Tests;

public sealed class LastUnitsTests(FaultPlatform platform)
{
    [Fact]
    public async Task Of_two_hundred_orders_for_the_last_ten_units_ten_are_confirmed()
    {
        var shop = new Shop(platform);
        await shop.StockAsync("KNIF0001", 10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => shop.ResolveAsync(Shop.Order("KNIF0001"))));

        Assert.Equal(10, outcomes.Count(outcome => outcome.Number is not null));
        Assert.All(outcomes.Where(outcome => outcome.Number is null), refused => Assert.Equal("Chef's Knife is out of stock at main.", refused.Refusal));
        await Invariants.HoldAsync(platform, shop);
    }
}
