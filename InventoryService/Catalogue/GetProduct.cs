using InventoryService.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Errors;

namespace InventoryService.Catalogue;

internal sealed record GetProduct(string ItemId);

internal sealed class GetProductHandler(InventoryDbContext db)
{
    public async Task<ProductAvailability> HandleAsync(GetProduct query, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        ItemId.Check(query.ItemId, "item_id", errors);

        if (errors.Count > 0)
            throw DomainError.Invalid([.. errors]);

        var products = db.Products.AsNoTracking().Where(product => product.ItemId == query.ItemId);
        return await ProductAvailability.Of(products, db).SingleOrDefaultAsync(cancellationToken) ?? throw CatalogueErrors.NoProduct(query.ItemId);
    }
}
