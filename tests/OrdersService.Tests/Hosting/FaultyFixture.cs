using Platform.Contracts.Orders.V1;
using Platform.Testing.Hosting;

namespace OrdersService.Tests.Hosting;

/// <summary>Replicas of the orders' service whose way to the inventory can be disturbed.</summary>
public sealed class FaultyFixture(OrdersFixture service) : IAsyncLifetime
{
    private StockProxy? _proxy;
    private ServiceHost<Program>? _patient;
    private ServiceHost<Program>? _hasty;

    /// <summary>Waits for stock as long as its caller does.</summary>
    public OrderService.OrderServiceClient Patient => new(_patient!.Channel);

    /// <summary>Soon gives up waiting for stock.</summary>
    public OrderService.OrderServiceClient Hasty => new(_hasty!.Channel);

    internal FaultPlan Stock => _proxy!.Plan;

    public async ValueTask InitializeAsync()
    {
        _proxy = await StockProxy.StartAsync(service.Inventory);
        _patient = await StartAsync("00:01:00");
        _hasty = await StartAsync("00:00:00.300");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in (IAsyncDisposable?[])[_hasty, _patient, _proxy])
        {
            if (part is not null)
                await part.DisposeAsync();
        }
    }

    private Task<ServiceHost<Program>> StartAsync(string stockTimeout) => service.StartReplicaAsync(options =>
    {
        options.Service("inventory", _proxy!.Address);
        options.Settings["Orders:StockTimeout"] = stockTimeout;
        options.Settings["Orders:AnswerReserve"] = "00:00:05";

        // Its worker may hang on what is broken here, and then another replica's goes on soon.
        options.Settings["Orders:Lease"] = "00:00:05";

        // What one test breaks must not keep the next from calling.
        options.Settings["GrpcClient:BreakerMinimumCalls"] = "10000";
    });
}
