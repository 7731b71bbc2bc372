using InventoryService.Data;

namespace InventoryService.Catalogue;

/// <summary>A product and how many units of it are available over all locations.</summary>
internal sealed record ProductAvailability(Product Product, long Available)
{
    public static IQueryable<ProductAvailability> Of(IQueryable<Product> products, InventoryDbContext db) =>
        products.Select(product => new ProductAvailability(
            product,
            db.Stock.Where(item => item.ItemId == product.ItemId).Sum(item => item.OnHand - item.Reserved - item.Committed)));
}
