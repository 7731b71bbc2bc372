using ServiceDefaults.Data;

namespace InventoryService.Data;

internal static class InventoryDataSetup
{
    public static void AddInventoryData(this IHostApplicationBuilder builder) =>
        builder.AddDatabase<InventoryDbContext>("inventorydb", InventorySeed.RunAsync);
}
