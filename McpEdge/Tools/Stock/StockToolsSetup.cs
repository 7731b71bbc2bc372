namespace McpEdge.Tools.Stock;

internal static class StockToolsSetup
{
    public static IServiceCollection AddStockTools(this IServiceCollection services) => services
        .AddTool<InventoryCheck>()
        .AddTool<UpdateInventory>();
}
