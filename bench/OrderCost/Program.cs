// usage: OrderCost throughput ORDERS_URL INVENTORY_URL TOKEN WARM_UP SECONDS CLIENTS — orders placed to confirmed per second.
//        OrderCost cost ORDERS_URL INVENTORY_URL TOKEN FIRST LAST — medians in ms of one order_status and of one order, one at a time;
//        the numbers FIRST to LAST are orders that exist.
using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Platform.Contracts.Inventory.V1;
using Platform.Contracts.Orders.V1;

const int Warmup = 200;
const int Measured = 600;
const long Plenty = 1_000_000;

string[] items = ["PIZZ0001", "PIZZ0002", "BURG0001", "BURG0002", "PAST0001", "PAST0002", "COFF0001", "COFF0002"];
var headers = new Metadata { { "x-service-token", args[3] } };
using var inventory = GrpcChannel.ForAddress(args[2]);

foreach (var item in items)
    await new StockService.StockServiceClient(inventory).SetStockAsync(new() { ItemId = item, Location = "main", OnHand = Plenty }, headers);

await (args[0] == "throughput" ? ThroughputAsync(Whole(args[4]), Whole(args[5]), Whole(args[6])) : CostAsync(Whole(args[4]), Whole(args[5])));

async Task ThroughputAsync(int warmUp, int seconds, int clients)
{
    await PlaceForAsync(warmUp, clients);
    var (confirmed, refused) = await PlaceForAsync(seconds, clients);
    Console.WriteLine($"RESULT {confirmed / (double)seconds:F1} {refused}");
}

async Task<(int Confirmed, int Refused)> PlaceForAsync(int seconds, int clients)
{
    var (confirmed, refused) = (0, 0);
    var start = Stopwatch.GetTimestamp();

    await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
    {
        using var channel = GrpcChannel.ForAddress(args[1]);
        var orders = new OrderService.OrderServiceClient(channel);

        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            if (await PlaceAsync(orders, client))
                Interlocked.Increment(ref confirmed);
            else
                Interlocked.Increment(ref refused);
        }
    }));

    return (confirmed, refused);
}

async Task CostAsync(int first, int last)
{
    using var channel = GrpcChannel.ForAddress(args[1]);
    var orders = new OrderService.OrderServiceClient(channel);
    List<double> status = [], order = [];

    for (var call = 0; call < Warmup + Measured; call++)
    {
        var number = Random.Shared.Next(first, last + 1);
        var read = await TimeAsync(async () => await orders.GetOrderAsync(new() { OrderId = $"{number}" }, headers));
        var placed = await TimeAsync(() => PlaceAsync(orders, call));

        if (call >= Warmup)
        {
            status.Add(read);
            order.Add(placed);
        }
    }

    Console.WriteLine($"RESULT {Median(status):F3} {Median(order):F3}");
}

async Task<bool> PlaceAsync(OrderService.OrderServiceClient orders, int turn)
{
    var request = new PlaceOrderRequest
    {
        CustomerId = "2",
        Location = "main",
        IntentKey = $"bench-{Guid.CreateVersion7():n}",
        Lines = { new PlaceOrderLine { ItemId = items[turn % items.Length], Quantity = 1 } },
    };

    return (await orders.PlaceOrderAsync(request, headers)).Status == OrderStatus.Confirmed;
}

static async Task<double> TimeAsync(Func<Task> call)
{
    var start = Stopwatch.GetTimestamp();
    await call();
    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
