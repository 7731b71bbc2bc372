namespace McpEdge.Tools;

internal static class ServiceClients
{
    public static void AddServiceClients(this IHostApplicationBuilder builder)
    {
        builder.Services.AddGrpcClient<Platform.Contracts.Customers.V1.CustomerService.CustomerServiceClient>(o => o.Address = new Uri("http://localhost:5181"));
        builder.Services.AddGrpcClient<Platform.Contracts.Orders.V1.OrderService.OrderServiceClient>(o => o.Address = new Uri("http://localhost:5183"));
    }
}
