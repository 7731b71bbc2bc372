using ServiceDefaults.Grpc;
using WireCustomers = Platform.Contracts.Customers.V1;
using WireInventory = Platform.Contracts.Inventory.V1;
using WireOrders = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools;

/// <summary>The services that tools call.</summary>
internal static class ServiceClients
{
    public static void AddServiceClients(this IHostApplicationBuilder builder)
    {
        builder.AddGrpcServiceClient<WireCustomers.CustomerService.CustomerServiceClient>("customers");
        builder.AddGrpcServiceClient<WireCustomers.FeedbackService.FeedbackServiceClient>("customers");
        builder.AddGrpcServiceClient<WireInventory.ProductService.ProductServiceClient>("inventory");
        builder.AddGrpcServiceClient<WireInventory.StockService.StockServiceClient>("inventory");
        builder.AddGrpcServiceClient<WireOrders.OrderService.OrderServiceClient>("orders");
        builder.AddGrpcServiceClient<WireOrders.AnalyticsService.AnalyticsServiceClient>("orders");
        builder.AddGrpcServiceClient<WireOrders.ReportService.ReportServiceClient>("orders");
    }
}
