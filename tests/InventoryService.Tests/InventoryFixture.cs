using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using InventoryService.Data;
using Microsoft.EntityFrameworkCore;
using Platform.Testing;
using Platform.Testing.Hosting;
using ServiceDefaults.Errors;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Tests;

/// <summary>The service on a database of its own, with the seeded catalogue and a clock that stands still.</summary>
public sealed class InventoryFixture : PostgresFixture
{
    private ServiceHost<InventoryDbContext>? _host;

    public FakeTime Clock { get; } = new();

    public Wire.ProductService.ProductServiceClient Products => new(Host.Channel);

    public GrpcChannel Channel => Host.Channel;

    public Wire.StockService.StockServiceClient Stock => new(Host.Channel);

    /// <summary>How the service reaches its database.</summary>
    public string ServingAddress => Host.Services.AddressOf<InventoryDbContext>();

    public CallOptions Call => new(cancellationToken: TestContext.Current.CancellationToken);

    private ServiceHost<InventoryDbContext> Host => _host ?? throw new InvalidOperationException();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _host = await StartAsync(Clock);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();

        await base.DisposeAsync();
    }

    /// <summary>Another replica of the service on the same database.</summary>
    internal Task<ServiceHost<InventoryDbContext>> StartAsync(TimeProvider clock) =>
        ServiceHost<InventoryDbContext>.StartAsync(new ServiceHostOptions { Clock = clock }.Connect("inventorydb", ConnectionString));

    public async Task<Wire.StockLevel> HasStock(string itemId, string location, long onHand) =>
        await Stock.SetStockAsync(new() { ItemId = itemId, Location = location, OnHand = onHand }, Call);

    public async Task NeverStocked(string itemId, string location)
    {
        await using var db = OpenDatabase();
        await db.Movements.Where(movement => movement.ItemId == itemId && movement.Location == location).ExecuteDeleteAsync(Call.CancellationToken);
        await db.Stock.Where(item => item.ItemId == itemId && item.Location == location).ExecuteDeleteAsync(Call.CancellationToken);
    }

    public async Task<Wire.StockLevel> Read(string itemId, string location = "main") =>
        Assert.Single((await Stock.CheckStockAsync(new() { ItemId = itemId, Location = location }, Call)).Levels);

    public AsyncUnaryCall<Wire.Reservation> Reserve(string orderId, params (string ItemId, long Quantity)[] lines) =>
        Stock.ReserveStockAsync(Request(orderId, "main", lines), Call);

    public async Task<Wire.Reservation> Confirm(string orderId) => await Stock.ConfirmReservationAsync(new() { OrderId = orderId }, Call);

    public async Task<Wire.Reservation> Release(string orderId) => await Stock.ReleaseReservationAsync(new() { OrderId = orderId }, Call);

    public static string NewOrder() => Guid.CreateVersion7().ToString("D");

    public static Wire.ReserveStockRequest Request(string orderId, string location, params (string ItemId, long Quantity)[] lines) => new()
    {
        OrderId = orderId,
        Location = location,
        Lines = { lines.Select(line => new Wire.ReservationLine { ItemId = line.ItemId, Quantity = line.Quantity }) },
    };

    /// <summary>What a call is refused with.</summary>
    public static async Task<RemoteError> RefusalOf<T>(AsyncUnaryCall<T> call) =>
        RemoteError.From(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));

    /// <summary>The fields that a call is refused for.</summary>
    public static async Task<IEnumerable<string>> WrongFieldsOf<T>(AsyncUnaryCall<T> call)
        where T : IMessage
    {
        var refusal = await RefusalOf(call);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_ARGUMENT"), (refusal.Status, refusal.Code));

        return refusal.Fields.Select(field => field.Field);
    }

    internal InventoryDbContext OpenDatabase() => Open(ConnectionString);

    protected override async Task PrepareAsync(string connectionString)
    {
        await using var db = Open(connectionString);
        await db.Database.MigrateAsync();
        await InventorySeed.RunAsync(db, CancellationToken.None);
    }

    private static InventoryDbContext Open(string connectionString) =>
        new(new DbContextOptionsBuilder<InventoryDbContext>().UseNpgsql(connectionString).Options);
}
