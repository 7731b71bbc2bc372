extern alias customers;
extern alias inventory;

using Platform.Testing;
using Platform.Testing.Hosting;

namespace OrdersService.Tests.Hosting;

/// <summary>A database that a service has once migrated and filled, copied for whoever uses it.</summary>
public abstract class ServiceDatabase<TProgram>(string name) : PostgresFixture
    where TProgram : class
{
    public ServiceHostOptions Options() => new ServiceHostOptions().Connect(name, ConnectionString).Nowhere();

    protected override async Task PrepareAsync(string connectionString)
    {
        await using var service = await ServiceHost<TProgram>.StartAsync(new ServiceHostOptions().Connect(name, connectionString).Nowhere());
    }
}

public sealed class CustomersDatabase() : ServiceDatabase<customers::Program>("customersdb");

public sealed class InventoryDatabase() : ServiceDatabase<inventory::Program>("inventorydb");

public sealed class OrdersDatabase() : ServiceDatabase<Program>("ordersdb");

internal static class ServiceAddresses
{
    /// <summary>Other services for a host that doesn't call any.</summary>
    public static ServiceHostOptions Nowhere(this ServiceHostOptions options) =>
        options.Service("customers", new("http://127.0.0.1:9")).Service("inventory", new("http://127.0.0.1:9"));
}
