namespace InventoryService.Stock;

internal sealed record StockLevel(StockItem Item, string ItemName);
