namespace Platform.Faults.Tests;

public sealed class DatabaseCrashTests(FaultPlatform platform)
{
    private static int Crashes => FaultPlatform.IsLong ? 5 : 1;

    [Fact]
    public async Task No_acknowledged_order_is_lost_when_the_database_is_stopped_at_once_under_load()
    {
        var shop = new Shop(platform);
        var load = new Load(shop, seed: 77);
        await load.StockUpAsync();

        for (var crash = 0; crash < Crashes; crash++)
        {
            var acknowledged = shop.History.Count(told => told.Outcome.Number is not null);
            var crashed = false;
            var running = load.RunAsync(ordersPerCaller: 6, isEnough: () => Volatile.Read(ref crashed) && Acknowledged(shop) > acknowledged + 20);

            while (Acknowledged(shop) < acknowledged + 10)
                await Task.Delay(20, TestContext.Current.CancellationToken);

            await platform.CrashPostgresAsync();
            acknowledged = Acknowledged(shop);
            Volatile.Write(ref crashed, true);
            await running;
        }

        await Invariants.HoldAsync(platform, shop);
    }

    private static int Acknowledged(Shop shop) => shop.History.Count(told => told.Outcome.Number is not null);
}
