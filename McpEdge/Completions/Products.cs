using McpEdge.Tools;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Completions;

/// <summary>Reads as much of the catalogue as a completion needs.</summary>
internal sealed class Products(Wire.ProductService.ProductServiceClient products)
{
    private const int PageSize = 100;
    private const int MostPages = 5;

    /// <summary>The first five hundred.</summary>
    public async Task<List<Wire.Product>> AllAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var all = new List<Wire.Product>();
        var token = "";
        for (var page = 0; page < MostPages && (page == 0 || token.Length > 0); page++)
        {
            var request = new Wire.SearchProductsRequest { PageSize = PageSize, PageToken = token };
            var answer = await products.SearchProductsAsync(request, context.Required(cancellationToken));
            all.AddRange(answer.Products);
            token = answer.NextPageToken;
        }

        return all;
    }
}

/// <summary>Names of products.</summary>
internal sealed class ProductNames(Products products) : CompletionSource(CompletionNames.Products, "inventory:read")
{
    protected override async Task<IEnumerable<string>> FindAsync(string typed, ToolContext context, CancellationToken cancellationToken) =>
        (await products.AllAsync(context, cancellationToken)).Select(product => product.Name)
            .Where(name => Fits(name, typed)).Order(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Item ids, by their beginning or by the name of the product.</summary>
internal sealed class ItemIds(Products products) : CompletionSource(CompletionNames.ItemIds, "inventory:read")
{
    protected override async Task<IEnumerable<string>> FindAsync(string typed, ToolContext context, CancellationToken cancellationToken) =>
        (await products.AllAsync(context, cancellationToken))
            .Where(product => Fits(product.ItemId, typed) || Fits(product.Name, typed))
            .Select(product => product.ItemId).Order(StringComparer.Ordinal);
}

/// <summary>Categories of products.</summary>
internal sealed class Categories(Products products) : CompletionSource(CompletionNames.Categories, "inventory:read")
{
    protected override async Task<IEnumerable<string>> FindAsync(string typed, ToolContext context, CancellationToken cancellationToken) =>
        (await products.AllAsync(context, cancellationToken)).Select(product => product.Category)
            .Where(category => Fits(category, typed)).Order(StringComparer.OrdinalIgnoreCase);
}
