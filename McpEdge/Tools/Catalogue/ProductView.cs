using System.ComponentModel;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Tools.Catalogue;

/// <summary>A product in a result.</summary>
internal sealed record ProductView
{
    [Description("What other tools call the product.")]
    public required string ItemId { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    [Description("Such as mains, drinks, homeware.")]
    public required string Category { get; init; }

    [Description("Price of one unit.")]
    public required Money Price { get; init; }

    [Description("How many can be ordered, over all locations.")]
    public required long Available { get; init; }

    public static ProductView From(Wire.Product product) => new()
    {
        ItemId = product.ItemId,
        Name = product.Name,
        Description = product.Description,
        Category = product.Category,
        Price = new(product.Price.MinorUnits, product.Price.Currency),
        Available = product.Available,
    };
}
