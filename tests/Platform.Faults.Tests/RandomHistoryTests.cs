namespace Platform.Faults.Tests;

/// <summary>Callers do as they please while processes of both services are killed at random.</summary>
public sealed class RandomHistoryTests(FaultPlatform platform)
{
    private static readonly string[] Services = ["orders", "inventory"];

    private static int OrdersPerCaller => FaultPlatform.IsLong ? 250 : 15;

    [Fact]
    public async Task Nothing_is_violated_under_random_kills()
    {
        var seed = Random.Shared.Next(10_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var shop = new Shop(platform);
        var load = new Load(shop, seed);
        await load.StockUpAsync();

        var running = load.RunAsync(OrdersPerCaller, isEnough: () => true);
        await KillWhileAsync(running, new Random(seed));
        await running;

        await Invariants.HoldAsync(platform, shop);
        TestContext.Current.TestOutputHelper?.WriteLine($"{shop.History.Count} answers to {shop.History.DistinctBy(told => told.Request.IntentKey).Count()} orders");
    }

    // The next dies when all are back: a service of which nothing is left says nothing about its rules.
    private async Task KillWhileAsync(Task running, Random random)
    {
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(random.NextDouble()), TestContext.Current.CancellationToken));
            await platform.KillAsync(Services[random.Next(Services.Length)], random);
            await platform.HealthyAsync();
        }
    }
}
