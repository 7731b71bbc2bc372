using ServiceDefaults.Grpc;
using WireCustomers = Platform.Contracts.Customers.V1;
using WireOrders = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools;

/// <summary>The services that tools call.</summary>
internal static class ServiceClients
{
    public static void AddServiceClients(this IHostApplicationBuilder builder)
    {
        builder.AddGrpcServiceClient<WireCustomers.CustomerService.CustomerServiceClient>("customers");
        builder.AddGrpcServiceClient<WireOrders.OrderService.OrderServiceClient>("orders");
    }
}
