extern alias customers;
extern alias inventory;

using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.EntityFrameworkCore;
using OrdersService.Data;
using OrdersService.Tests.Hosting;
using Platform.Contracts.Customers.V1;
using Platform.Contracts.Inventory.V1;
using Platform.Contracts.Orders.V1;
using Platform.Testing.Hosting;

[assembly: AssemblyFixture(typeof(OrdersFixture))]

namespace OrdersService.Tests.Hosting;

/// <summary>The three services, each on its own database, on HTTP/2 in this process. Tests share them and bring their own data.</summary>
public sealed class OrdersFixture : IAsyncLifetime
{
    private readonly CustomersDatabase _customersDatabase = new();
    private readonly InventoryDatabase _inventoryDatabase = new();
    private readonly OrdersDatabase _ordersDatabase = new();

    private ServiceHost<customers::Program>? _customers;
    private ServiceHost<inventory::Program>? _inventory;
    private ServiceHost<Program>? _orders;

    public OrderService.OrderServiceClient Orders => new(Host.Channel);

    public AnalyticsService.AnalyticsServiceClient Analytics => new(Host.Channel);

    public ReportService.ReportServiceClient Reports => new(Host.Channel);

    public CustomerService.CustomerServiceClient Customers => new(Of(_customers).Channel);

    public ProductService.ProductServiceClient Products => new(Inventory);

    public StockService.StockServiceClient Stock => new(Inventory);

    public GrpcChannel Inventory => Of(_inventory).Channel;

    public ServiceHost<Program> Host => Of(_orders);

    public string ConnectionString => _ordersDatabase.ConnectionString;

    public CallOptions Call => new(cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        await _customersDatabase.InitializeAsync();
        await _inventoryDatabase.InitializeAsync();
        await _ordersDatabase.InitializeAsync();

        _customers = await ServiceHost<customers::Program>.StartAsync(_customersDatabase.Options());
        _inventory = await ServiceHost<inventory::Program>.StartAsync(_inventoryDatabase.Options());
        _orders = await StartReplicaAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in (IAsyncDisposable?[])[_orders, _inventory, _customers, _ordersDatabase, _inventoryDatabase, _customersDatabase])
        {
            if (service is not null)
                await service.DisposeAsync();
        }
    }

    /// <summary>One more process of the orders' service on the same database.</summary>
    public Task<ServiceHost<Program>> StartReplicaAsync(Action<ServiceHostOptions>? configure = null)
    {
        var options = _ordersDatabase.Options().Service("customers", Of(_customers).Grpc).Service("inventory", Of(_inventory).Grpc);

        // A busy machine must not turn a test's order into one whose stock did not answer in time.
        options.Settings["Orders:StockTimeout"] = "00:01:00";
        options.Settings["GrpcClient:Deadline"] = "00:01:00";
        options.Settings["Orders:Lease"] = "00:01:00";
        configure?.Invoke(options);

        return ServiceHost<Program>.StartAsync(options);
    }

    /// <summary>Leaves so many units of a product available at a location; a test takes a product that no other test orders there.</summary>
    public async Task HasAvailable(string itemId, string location, long units)
    {
        var level = await Level(itemId, location);
        await Stock.SetStockAsync(new() { ItemId = itemId, Location = location, OnHand = level.Reserved + level.Committed + units }, Call);
    }

    public async Task<StockLevel> Level(string itemId, string location) =>
        Assert.Single((await Stock.CheckStockAsync(new() { ItemId = itemId, Location = location }, Call)).Levels);

    /// <summary>Looks again and again until something is true.</summary>
    public async Task Until(Func<Task<bool>> isTrue)
    {
        while (!await isTrue())
            await Task.Delay(20, Call.CancellationToken);
    }

    /// <summary>How many orders were written for an intent.</summary>
    public async Task<int> CountOf(string intentKey)
    {
        await using var db = OpenDatabase();

        return await db.Orders.CountAsync(order => order.IntentKey == intentKey, TestContext.Current.CancellationToken);
    }

    internal OrdersDbContext OpenDatabase() =>
        new(new DbContextOptionsBuilder<OrdersDbContext>().UseNpgsql(_ordersDatabase.ConnectionString).Options);

    /// <summary>What a call is refused with.</summary>
    public static async Task<RemoteError> RefusalOf<T>(AsyncUnaryCall<T> call) =>
        RemoteError.From(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));

    private static T Of<T>(T? service)
        where T : class => service ?? throw new InvalidOperationException();
}
