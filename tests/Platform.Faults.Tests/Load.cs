using Platform.Contracts.Orders.V1;

namespace Platform.Faults.Tests;

/// <summary>Many callers at once, each with its own orders: placed, repeated, cancelled, taken through the kitchen.</summary>
internal sealed class Load(Shop shop, int seed)
{
    private const int Callers = 8;
    public static readonly string[] Items = ["PIZZ0001", "PIZZ0002", "BURG0001", "BURG0002", "PAST0001", "PAST0002"];
    private static readonly OrderStatus[] Steps = [OrderStatus.Preparing, OrderStatus.Ready, OrderStatus.Completed];

    public async Task StockUpAsync()
    {
        foreach (var item in Items)
            await shop.StockAsync(item, 900_000);
    }

    /// <summary>Every caller goes on until it has done enough and <paramref name="isEnough"/> says so; then all intents are resolved.</summary>
    public async Task RunAsync(int ordersPerCaller, Func<bool> isEnough)
    {
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(new Random(seed + caller), ordersPerCaller, isEnough)));

        await Parallel.ForEachAsync(Unresolved(), TestContext.Current.CancellationToken, async (request, _) => await shop.ResolveAsync(request));
    }

    private IEnumerable<PlaceOrderRequest> Unresolved() => shop.History
        .GroupBy(told => told.Request.IntentKey)
        .Where(told => !told.Any(answer => answer.Outcome.IsKnown && answer.Outcome.Status != OrderStatus.Pending))
        .Select(told => told.First().Request)
        .ToList();

    private async Task CallAsync(Random random, int orders, Func<bool> isEnough)
    {
        for (var done = 0; done < orders || !isEnough(); done++)
            await OrderAsync(random);
    }

    private async Task OrderAsync(Random random)
    {
        var request = Shop.Order(Items[random.Next(Items.Length)], 1 + random.Next(3));
        request.Lines.Add(new PlaceOrderLine { ItemId = Items[random.Next(Items.Length)], Quantity = 1 });
        var outcome = await shop.PlaceAsync(request);

        // A caller who heard nothing says it again, as a voice agent does.
        if (!outcome.IsKnown || random.Next(4) == 0)
        {
            await Task.Delay(random.Next(100, 300), TestContext.Current.CancellationToken);
            outcome = await shop.PlaceAsync(request);
        }

        if (outcome.Number is not { } number)
            return;

        switch (random.Next(4))
        {
            case 0:
                await shop.CancelAsync(number, $"cancel-{request.IntentKey}");
                break;
            case 1:
                await Task.WhenAll(shop.CancelAsync(number), shop.AdvanceAsync(number, OrderStatus.Preparing));
                break;
            case 2:
                foreach (var step in Steps)
                    await shop.AdvanceAsync(number, step);
                break;
            default:
                await shop.AdjustAsync(Items[random.Next(Items.Length)], 1, $"adjust-{request.IntentKey}");
                break;
        }
    }
}
