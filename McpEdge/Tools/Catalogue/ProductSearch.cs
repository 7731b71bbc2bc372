using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Tools.Catalogue;

internal sealed record ProductSearchArguments
{
    [Description("Words of the product's name, description or category, in any order; all of them must match. Everything when left out.")]
    [Ask("What are you looking for?", "Was suchen Sie?", "Que cherchez-vous ?")]
    [StringLength(200, MinimumLength = 1)]
    public string? Query { get; init; }

    [Description("Only this category, such as mains, starters, desserts, drinks, homeware, pantry or gifts.")]
    [Ask("What kind of product should it be?", "Welche Art von Produkt soll es sein?", "Quel genre de produit cherchez-vous ?")]
    [StringLength(100, MinimumLength = 1)]
    public string? Category { get; init; }

    [Description("How many products to return.")]
    [Range(1, 50)]
    [DefaultValue(ProductSearch.DefaultLimit)]
    public int? Limit { get; init; }

    [Description("next_cursor of the page before, with the same query and category.")]
    [StringLength(2000, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

internal sealed record ProductSearchResult
{
    [Description("Best match first.")]
    public required IReadOnlyList<ProductView> Products { get; init; }

    [Description("How many products match on all pages.")]
    public required long Total { get; init; }

    [Description("Send it as cursor to get the next page; absent on the last page.")]
    public string? NextCursor { get; init; }
}

internal sealed class ProductSearch(Wire.ProductService.ProductServiceClient products)
    : Tool<ProductSearchArguments, ProductSearchResult>(Published)
{
    internal const int DefaultLimit = 10;

    private static readonly ToolProfile Published = new(
        "product_search",
        new Phrase("Search products", "Produkte suchen", "Chercher des produits"),
        "Finds products on the menu and in the shop by words or category, with prices and how many are available. "
        + "Use it to turn what a caller asks for into the item_id that the other tools need.",
        "inventory:read")
    {
        ReadOnly = true,
        Cached = [new("inventory", "product"), new("inventory", "stock")],
    };

    protected override async Task<ToolAnswer<ProductSearchResult>> AnswerAsync(
        ProductSearchArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.SearchProductsRequest
        {
            Query = arguments.Query ?? "",
            Category = arguments.Category ?? "",
            PageSize = arguments.Limit ?? DefaultLimit,
            PageToken = arguments.Cursor ?? "",
        };
        var page = await products.SearchProductsAsync(request, context.Required(cancellationToken));
        var result = new ProductSearchResult
        {
            Products = [.. page.Products.Select(ProductView.From)],
            Total = page.TotalSize,
            NextCursor = page.NextPageToken.Length > 0 ? page.NextPageToken : null,
        };

        return new(ProductSpeech.Found(result, arguments, context.Language), result);
    }
}
