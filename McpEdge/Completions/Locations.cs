using McpEdge.Tools;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Completions;

/// <summary>Places that have stock. The stock of any one product names them all.</summary>
internal sealed class Locations(Wire.ProductService.ProductServiceClient products, Wire.StockService.StockServiceClient stock)
    : CompletionSource(CompletionNames.Locations, "inventory:read")
{
    protected override async Task<IEnumerable<string>> FindAsync(string typed, ToolContext context, CancellationToken cancellationToken)
    {
        var page = await products.SearchProductsAsync(new() { PageSize = 1 }, context.Required(cancellationToken));
        if (page.Products is [])
        {
            return [];
        }

        var levels = await stock.CheckStockAsync(new() { ItemId = page.Products[0].ItemId }, context.Required(cancellationToken));

        return levels.Levels.Select(level => level.Location).Where(location => Fits(location, typed)).Order(StringComparer.Ordinal);
    }
}
