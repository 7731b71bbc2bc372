using CustomersService.Data;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.EntityFrameworkCore;
using Platform.Testing;
using Platform.Testing.Hosting;
using ServiceDefaults.Errors;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests;

/// <summary>The service on a database of its own, with the seeded customers and a clock that stands still.</summary>
public sealed class CustomersFixture : PostgresFixture
{
    private ServiceHost<CustomersDbContext>? _host;

    public FakeTime Clock { get; } = new();

    public Wire.CustomerService.CustomerServiceClient Client => new(Host.Channel);

    public Wire.FeedbackService.FeedbackServiceClient Feedback => new(Host.Channel);

    public GrpcChannel Channel => Host.Channel;

    public Wire.CustomerService.CustomerServiceClient Stranger => new(Host.CreateChannel(token: null));

    /// <summary>How the service reaches its database.</summary>
    public string ServingAddress => Host.Services.AddressOf<CustomersDbContext>();

    public CallOptions Call => new(cancellationToken: TestContext.Current.CancellationToken);

    private ServiceHost<CustomersDbContext> Host => _host ?? throw new InvalidOperationException();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _host = await ServiceHost<CustomersDbContext>.StartAsync(new ServiceHostOptions { Clock = Clock }.Connect("customersdb", ConnectionString));
    }

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();

        await base.DisposeAsync();
    }

    public async Task<Wire.Customer> HasCustomer(string name = "Someone New", string email = "", string phone = "") =>
        await Client.AddCustomerAsync(new() { Name = name, Email = email, Phone = phone }, Call);

    public async Task<Wire.Customer> Read(string id) => await Client.GetCustomerAsync(new() { CustomerId = id }, Call);

    /// <summary>What a call is refused with.</summary>
    public static async Task<RemoteError> RefusalOf<T>(AsyncUnaryCall<T> call) =>
        RemoteError.From(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));

    /// <summary>The fields that a call is refused for.</summary>
    public static async Task<IEnumerable<string>> WrongFieldsOf<T>(AsyncUnaryCall<T> call)
    {
        var refusal = await RefusalOf(call);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_ARGUMENT"), (refusal.Status, refusal.Code));

        return refusal.Fields.Select(field => field.Field);
    }

    internal CustomersDbContext OpenDatabase() => Open(ConnectionString);

    protected override async Task PrepareAsync(string connectionString)
    {
        await using var db = Open(connectionString);
        await db.Database.MigrateAsync();
        await CustomersSeed.RunAsync(db, CancellationToken.None);
    }

    private static CustomersDbContext Open(string connectionString) =>
        new(new DbContextOptionsBuilder<CustomersDbContext>().UseNpgsql(connectionString).Options);
}
