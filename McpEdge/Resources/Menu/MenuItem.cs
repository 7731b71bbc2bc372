using McpEdge.Completions;
using McpEdge.Tools;
using McpEdge.Tools.Catalogue;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Resources.Menu;

internal sealed record MenuItemArguments
{
    [ItemId]
    public required string Id { get; init; }
}

/// <summary>One item of the menu, with how many there are.</summary>
internal sealed class MenuItem(Wire.ProductService.ProductServiceClient products) : Resource<MenuItemArguments, ProductView>(Published)
{
    internal static readonly ResourceProfile Published = new(
        "menu_item/{id}",
        "Menu item",
        "One product by its item id, such as PIZZ0001: description, price and how many can be ordered.",
        "inventory:read")
    {
        Completion = CompletionNames.ItemIds,
    };

    protected override async Task<ProductView> ReadAsync(MenuItemArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.GetProductRequest { ItemId = ItemIdAttribute.Canonical(arguments.Id) };

        return ProductView.From(await products.GetProductAsync(request, context.Required(cancellationToken)));
    }
}
