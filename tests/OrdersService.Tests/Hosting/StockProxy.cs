using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Inventory.V1;

namespace OrdersService.Tests.Hosting;

/// <summary>What happens to a call on its way: <paramref name="forward"/> carries it out; the call ends with <paramref name="ended"/>.</summary>
internal delegate Task Fault(Func<Task> forward, CancellationToken ended);

/// <summary>Stands between the orders' service and the real inventory, and lets calls hang, fail and lose their answers.</summary>
internal sealed class StockProxy : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StockProxy(WebApplication app, FaultPlan plan)
    {
        _app = app;
        Plan = plan;
        Address = new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    public Uri Address { get; }

    public FaultPlan Plan { get; }

    public static async Task<StockProxy> StartAsync(GrpcChannel inventory)
    {
        var plan = new FaultPlan();
        var builder = WebApplication.CreateSlimBuilder();

        // The settings of the services lie in the folder of the tests too.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(new(System.Net.IPAddress.Loopback, 0), endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(plan);
        builder.Services.AddSingleton(new StockService.StockServiceClient(inventory));
        builder.Services.AddSingleton(new ProductService.ProductServiceClient(inventory));

        var app = builder.Build();
        app.MapGrpcService<ForwardedStock>();
        app.MapGrpcService<ForwardedProducts>();
        await app.StartAsync();

        return new(app, plan);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>Which methods don't simply work.</summary>
internal sealed class FaultPlan
{
    private readonly Dictionary<string, Fault> _faults = [];

    /// <summary>The request is lost: it is not carried out, and nobody answers.</summary>
    public static Fault RequestLost => (_, ended) => Task.Delay(Timeout.Infinite, ended);

    /// <summary>The request is carried out, but nobody answers.</summary>
    public static Fault AnswerLost => async (forward, ended) =>
    {
        await forward();
        await Task.Delay(Timeout.Infinite, ended);
    };

    /// <summary>The call fails before anything happens.</summary>
    public static Fault Fails(StatusCode status) => (_, _) => throw new RpcException(new(status, "out of order"));

    public void On(string method, Fault fault)
    {
        lock (_faults)
            _faults[method] = fault;
    }

    public void Repair()
    {
        lock (_faults)
            _faults.Clear();
    }

    public async Task<T> RunAsync<T>(ServerCallContext context, Func<CallOptions, AsyncUnaryCall<T>> call)
    {
        T? answer = default;
        var forward = async () => { answer = await call(new(cancellationToken: context.CancellationToken)); };
        await FaultOf(context.Method.Split('/')[^1])(forward, context.CancellationToken);

        return answer!;
    }

    private Fault FaultOf(string method)
    {
        lock (_faults)
            return _faults.GetValueOrDefault(method, (forward, _) => forward());
    }
}

internal sealed class ForwardedStock(FaultPlan plan, StockService.StockServiceClient stock) : StockService.StockServiceBase
{
    public override Task<CheckStockResponse> CheckStock(CheckStockRequest request, ServerCallContext context) =>
        plan.RunAsync(context, options => stock.CheckStockAsync(request, options));

    public override Task<Reservation> ReserveStock(ReserveStockRequest request, ServerCallContext context) =>
        plan.RunAsync(context, options => stock.ReserveStockAsync(request, options));

    public override Task<Reservation> ConfirmReservation(ConfirmReservationRequest request, ServerCallContext context) =>
        plan.RunAsync(context, options => stock.ConfirmReservationAsync(request, options));

    public override Task<Reservation> ReleaseReservation(ReleaseReservationRequest request, ServerCallContext context) =>
        plan.RunAsync(context, options => stock.ReleaseReservationAsync(request, options));
}

internal sealed class ForwardedProducts(FaultPlan plan, ProductService.ProductServiceClient products) : ProductService.ProductServiceBase
{
    public override Task<GetProductsResponse> GetProducts(GetProductsRequest request, ServerCallContext context) =>
        plan.RunAsync(context, options => products.GetProductsAsync(request, options));
}
