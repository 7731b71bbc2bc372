using InventoryService.Catalogue;
using InventoryService.Data;
using Microsoft.EntityFrameworkCore;

namespace InventoryService.Stock;

/// <summary>Tells whether products and locations exist, and what the products are called.</summary>
internal sealed class StockDirectory(InventoryDbContext db)
{
    /// <exception cref="ServiceDefaults.Errors.DomainException">PRODUCT_NOT_FOUND.</exception>
    public async Task<Dictionary<string, string>> NamesAsync(IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken)
    {
        var names = await db.Products
            .Where(product => itemIds.Contains(product.ItemId))
            .ToDictionaryAsync(product => product.ItemId, product => product.Name, cancellationToken);

        return itemIds.FirstOrDefault(itemId => !names.ContainsKey(itemId)) is { } unknown ? throw CatalogueErrors.NoProduct(unknown) : names;
    }

    /// <exception cref="ServiceDefaults.Errors.DomainException">LOCATION_NOT_FOUND.</exception>
    public async Task RequireAsync(string location, CancellationToken cancellationToken)
    {
        if (!await db.Locations.AnyAsync(known => known.Code == location, cancellationToken))
            throw StockErrors.NoLocation(location);
    }
}
