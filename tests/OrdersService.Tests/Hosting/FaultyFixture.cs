using Platform.Contracts.Orders.V1;
using Platform.Testing.Hosting;

namespace OrdersService.Tests.Hosting;

/// <summary>A replica of the orders' service whose way to the inventory can be disturbed.</summary>
public sealed class FaultyFixture(OrdersFixture service) : IAsyncLifetime
{
    private StockProxy? _proxy;
    private ServiceHost<Program>? _replica;

    public OrderService.OrderServiceClient Orders => new(_replica!.Channel);

    /// <summary>The inventory behind the disturbance.</summary>
    public Uri Inventory => _proxy!.Address;

    internal FaultPlan Stock => _proxy!.Plan;

    public async ValueTask InitializeAsync()
    {
        _proxy = await StockProxy.StartAsync(service.Inventory);
        _replica = await service.StartReplicaAsync(options =>
        {
            options.Service("inventory", _proxy.Address);
            options.Settings["Orders:StockTimeout"] = "00:00:00.500";

            // What one test breaks must not keep the next from calling.
            options.Settings["GrpcClient:BreakerMinimumCalls"] = "10000";
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_replica is not null)
            await _replica.DisposeAsync();

        if (_proxy is not null)
            await _proxy.DisposeAsync();
    }
}
