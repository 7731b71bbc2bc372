using Google.Protobuf.WellKnownTypes;
using Platform.Contracts.Common.V1;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Catalogue;

internal static class CatalogueMapping
{
    public static Wire.Product ToWire(this ProductAvailability row) => new()
    {
        ItemId = row.Product.ItemId,
        Name = row.Product.Name,
        Description = row.Product.Description,
        Category = row.Product.Category,
        Price = new Money { MinorUnits = row.Product.PriceMinorUnits, Currency = row.Product.Currency },
        Available = row.Available,
        UpdatedAt = row.Product.UpdatedAt.ToTimestamp(),
    };

    public static UpdateProduct ToCommand(this Wire.UpdateProductRequest request) => new(
        request.ItemId,
        request.Name,
        request.Description,
        request.Category,
        request.Price is { } price ? new Price(price.MinorUnits, price.Currency) : null,
        request.UpdateMask?.Paths ?? []);
}
