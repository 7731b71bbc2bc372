namespace Platform.Faults.Tests;

/// <summary>A process dies, as by <c>kill -9</c>, at a named point while many callers order.</summary>
public sealed class CrashPointTests(FaultPlatform platform)
{
    private static int Crashes => FaultPlatform.IsLong ? 5 : 1;

    public static TheoryData<string> Points =>
    [
        // OrdersService: before and after each thing that is saved or asked for.
        "PlaceOrder-begin", "order-writing", "order-written", "stock-held", "order-held", "stock-committed", "order-committed", "PlaceOrder-reply",
        "PlaceOrder-replied", "CancelOrder-reply", "stock-released", "order-none", "AdvanceOrder-reply", "stock-handedover", "order-handedover",

        // InventoryService: before the work, after it is committed, and after it is answered.
        "ReserveStock-begin", "ReserveStock-reply", "ReserveStock-replied", "ConfirmReservation-begin", "ConfirmReservation-reply",
        "ConfirmReservation-replied", "ReleaseReservation-reply", "CompleteReservation-reply", "AdjustStock-reply",
    ];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task No_order_is_lost_or_doubled_and_no_stock_leaks(string point)
    {
        var shop = new Shop(platform);
        var load = new Load(shop, seed: point.Length);
        await load.StockUpAsync();

        for (var crash = 0; crash < Crashes; crash++)
        {
            platform.Arm(point);
            await load.RunAsync(ordersPerCaller: 4, isEnough: () => !platform.IsArmed(point));
        }

        await Invariants.HoldAsync(platform, shop);
    }
}
