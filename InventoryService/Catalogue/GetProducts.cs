using InventoryService.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Errors;

namespace InventoryService.Catalogue;

internal sealed record GetProducts(IReadOnlyList<string> ItemIds);

/// <summary>Answers each product once, where it is asked for first; unknown ones are left out.</summary>
internal sealed class GetProductsHandler(InventoryDbContext db)
{
    private const int MaxItems = 100;

    public async Task<IReadOnlyList<ProductAvailability>> HandleAsync(GetProducts query, CancellationToken cancellationToken)
    {
        Check(query.ItemIds);

        var ids = query.ItemIds.Distinct().ToList();
        var products = db.Products.AsNoTracking().Where(product => ids.Contains(product.ItemId));
        var found = await ProductAvailability.Of(products, db).ToDictionaryAsync(row => row.Product.ItemId, cancellationToken);

        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private static void Check(IReadOnlyList<string> ids)
    {
        var errors = new List<FieldError>();

        if (ids.Count > MaxItems)
            errors.Add(new("item_ids", "TOO_MANY", $"Ask for at most {MaxItems} products at once."));

        for (var index = 0; index < Math.Min(ids.Count, MaxItems); index++)
            ItemId.Check(ids[index], $"item_ids[{index}]", errors);

        if (errors.Count > 0)
            throw DomainError.Invalid([.. errors]);
    }
}
