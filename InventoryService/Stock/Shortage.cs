namespace InventoryService.Stock;

/// <summary>A line of a request for which there are too few units.</summary>
internal sealed record Shortage(string ItemId, string ItemName, string Location, long Requested, long Available);
