namespace McpEdge.Completions;

/// <summary>The sources of completions.</summary>
internal static class CompletionNames
{
    public const string Products = "products";
    public const string ItemIds = "item_ids";
    public const string Categories = "categories";
    public const string Locations = "locations";
    public const string Customers = "customers";
    public const string Orders = "orders";
}
