using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Tools;
using McpEdge.Tools.Catalogue;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Resources.Menu;

internal sealed record MenuItemsArguments
{
    [StringLength(2000, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

internal sealed record MenuItemsContent
{
    public required IReadOnlyList<MenuEntry> Items { get; init; }

    [Description("How many there are on all pages.")]
    public required long Total { get; init; }

    [Description("Address of the next page; absent on the last.")]
    public string? NextUri { get; init; }
}

internal sealed record MenuEntry
{
    public required string Id { get; init; }

    public required string Uri { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required MenuMetadata Metadata { get; init; }
}

internal sealed record MenuMetadata(Money Price, string Category);

/// <summary>The menu: what there is and what it costs. What is in stock changes all the time and is left to each item.</summary>
internal sealed class MenuItems(Wire.ProductService.ProductServiceClient products) : Resource<MenuItemsArguments, MenuItemsContent>(Published)
{
    internal static readonly ResourceProfile Published = new(
        "menu_items",
        "Menu items",
        "Everything on the menu and in the shop with its price, a hundred at a time.",
        "inventory:read")
    {
        IsPaged = true,
    };

    private const int PageSize = 100;

    protected override async Task<MenuItemsContent> ReadAsync(
        MenuItemsArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.SearchProductsRequest { PageSize = PageSize, PageToken = arguments.Cursor ?? "" };
        var page = await products.SearchProductsAsync(request, context.Required(cancellationToken));

        return new()
        {
            Items = [.. page.Products.Select(product => Entry(ProductView.From(product)))],
            Total = page.TotalSize,
            NextUri = page.NextPageToken.Length > 0 ? ResourceAddress.Of(Published.Path, page.NextPageToken) : null,
        };
    }

    private static MenuEntry Entry(ProductView product) => new()
    {
        Id = $"menu_item_{product.ItemId}",
        Uri = ResourceAddress.Of(MenuItem.Published.At(product.ItemId)),
        Name = product.Name,
        Description = product.Description,
        Metadata = new(product.Price, product.Category),
    };
}
