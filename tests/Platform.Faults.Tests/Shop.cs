using System.Collections.Concurrent;
using Grpc.Core;
using Platform.Contracts.Inventory.V1;
using Platform.Contracts.Orders.V1;

namespace Platform.Faults.Tests;

/// <summary>What became of an intent: the order that the caller was told of, why it was refused, or neither.</summary>
internal sealed record Outcome(string Intent, long? Number, OrderStatus Status, string? Refusal)
{
    public bool IsKnown => Number is not null || Refusal is not null;
}

/// <summary>Callers of the platform, and all that they were told.</summary>
internal sealed class Shop
{
    private static readonly StatusCode[] Refusals =
        [StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.FailedPrecondition, StatusCode.AlreadyExists];

    private readonly OrderService.OrderServiceClient[] _orders;
    private readonly StockService.StockServiceClient _stock;
    private int _turn;

    public Shop(FaultPlatform platform)
    {
        _orders = [.. Enumerable.Range(0, 4).Select(_ => new OrderService.OrderServiceClient(platform.Connect("orders")))];
        _stock = new(platform.Connect("inventory"));
    }

    /// <summary>Every answer to every order that was asked for.</summary>
    public ConcurrentBag<(PlaceOrderRequest Request, Outcome Outcome)> History { get; } = [];

    public OrderService.OrderServiceClient Orders => _orders[(uint)Interlocked.Increment(ref _turn) % _orders.Length];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static PlaceOrderRequest Order(string itemId, int quantity = 1, string location = "main") => new()
    {
        CustomerId = "2",
        Location = location,
        IntentKey = $"fault-{Guid.CreateVersion7():n}",
        Lines = { new PlaceOrderLine { ItemId = itemId, Quantity = quantity } },
    };

    public async Task<Outcome> PlaceAsync(PlaceOrderRequest request, TimeSpan? deadline = null, CancellationToken hangUp = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Cancellation, hangUp);
        var outcome = await AskAsync(request.IntentKey, Orders.PlaceOrderAsync(request, Within(deadline, either.Token)));
        History.Add((request, outcome));

        return outcome;
    }

    /// <summary>Sends the same call until it is known what became of it: an order that is no longer pending, or a refusal.</summary>
    public async Task<Outcome> ResolveAsync(PlaceOrderRequest request)
    {
        while (true)
        {
            var outcome = await PlaceAsync(request);

            if (outcome.IsKnown && outcome.Status != OrderStatus.Pending)
                return outcome;

            await Task.Delay(100, Cancellation);
        }
    }

    public Task<Outcome> CancelAsync(long number, string intent = "") =>
        AskAsync(intent, Orders.CancelOrderAsync(new() { OrderId = $"{number}", IntentKey = intent }, Within(null, Cancellation)));

    public Task<Outcome> AdvanceAsync(long number, OrderStatus status) =>
        AskAsync("", Orders.AdvanceOrderAsync(new() { OrderId = $"{number}", Status = status }, Within(null, Cancellation)));

    /// <summary>Puts so many units on the shelf beside those that orders have.</summary>
    public async Task StockAsync(string itemId, long available, string location = "main")
    {
        while (true)
        {
            try
            {
                var level = (await _stock.CheckStockAsync(new() { ItemId = itemId, Location = location }, Within(null, Cancellation))).Levels[0];
                await _stock.SetStockAsync(
                    new() { ItemId = itemId, Location = location, OnHand = level.Reserved + level.Committed + available, ExpectedOnHand = level.OnHand },
                    Within(null, Cancellation));
                return;
            }
            catch (RpcException error) when (!Refusals.Contains(error.StatusCode))
            {
                await Task.Delay(50, Cancellation);
            }
        }
    }

    public Task AdjustAsync(string itemId, long delta, string intent) =>
        AskAsync(intent, _stock.AdjustStockAsync(new() { ItemId = itemId, Location = "main", Delta = delta, IntentKey = intent }, Within(null, Cancellation)));

    private static CallOptions Within(TimeSpan? deadline, CancellationToken cancellationToken) =>
        new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + (deadline ?? TimeSpan.FromSeconds(2.5)), cancellationToken: cancellationToken);

    private static async Task<Outcome> AskAsync<T>(string intent, AsyncUnaryCall<T> call)
    {
        try
        {
            return await call is Order order ? new(intent, order.Number, order.Status, null) : new(intent, null, default, null);
        }
        catch (RpcException error) when (Refusals.Contains(error.StatusCode))
        {
            return new(intent, null, default, error.Status.Detail);
        }
        catch (RpcException)
        {
            Cancellation.ThrowIfCancellationRequested();
            return new(intent, null, default, null);
        }
    }
}
