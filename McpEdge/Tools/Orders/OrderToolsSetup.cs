using ServiceDefaults.Options;

namespace McpEdge.Tools.Orders;

internal static class OrderToolsSetup
{
    public static void AddOrderTools(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<OrderToolsOptions>();
        builder.Services
            .AddSingleton<OrderPlacement>()
            .AddSingleton<OrderPreview>()
            .AddTool<OrderCreate>()
            .AddTool<ProcessOrder>()
            .AddTool<OrderStatus>()
            .AddTool<OrderList>()
            .AddTool<OrderCancel>();
    }
}
