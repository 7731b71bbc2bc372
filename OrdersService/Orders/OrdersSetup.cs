using Platform.Contracts.Customers.V1;
using Platform.Contracts.Inventory.V1;
using ServiceDefaults.Grpc;
using ServiceDefaults.Options;

namespace OrdersService.Orders;

internal static class OrdersSetup
{
    public static void AddOrders(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<OrdersOptions>();
        builder.AddGrpcServiceClient<CustomerService.CustomerServiceClient>("customers");
        builder.AddGrpcServiceClient<ProductService.ProductServiceClient>("inventory");
        builder.AddGrpcServiceClient<StockService.StockServiceClient>("inventory");

        builder.Services.AddSingleton<BusinessCalendar>();
        builder.Services.AddScoped<CustomerDirectory>();
        builder.Services.AddScoped<Catalogue>();
        builder.Services.AddScoped<StockKeeper>();
        builder.Services.AddScoped<PriceOrder>();
        builder.Services.AddScoped<OrderEstimate>();
        builder.Services.AddScoped<FulfilOrder>();
        builder.Services.AddScoped<DueOrders>();
        builder.Services.AddSingleton<FulfilmentWorker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FulfilmentWorker>());
        builder.Services.AddScoped<PlaceOrderHandler>();
        builder.Services.AddScoped<GetOrderHandler>();
        builder.Services.AddScoped<ListOrdersHandler>();
        builder.Services.AddScoped<OrderChange>();
        builder.Services.AddScoped<CancelOrderHandler>();
        builder.Services.AddScoped<AdvanceOrderHandler>();
        builder.Services.AddScoped<SettleOrderHandler>();
    }

    public static void MapOrders(this WebApplication app) => app.MapGrpcService<OrdersGrpcService>();
}
