using ServiceDefaults.Data;
using ServiceDefaults.Intents;

namespace InventoryService.Data;

internal static class InventoryDataSetup
{
    public static void AddInventoryData(this IHostApplicationBuilder builder)
    {
        builder.AddDatabase<InventoryDbContext>("inventorydb", InventorySeed.RunAsync);
        builder.AddIntents<InventoryDbContext>();
    }
}
