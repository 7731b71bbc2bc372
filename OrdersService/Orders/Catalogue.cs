using Wire = Platform.Contracts.Inventory.V1;

namespace OrdersService.Orders;

/// <summary>Asks the inventory what things cost.</summary>
internal sealed class Catalogue(Wire.ProductService.ProductServiceClient client)
{
    /// <summary>Those of the products that exist, by item id.</summary>
    public async Task<IReadOnlyDictionary<string, CatalogueProduct>> GetAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken)
    {
        if (itemIds.Count == 0)
            return new Dictionary<string, CatalogueProduct>();

        var answer = await client.GetProductsAsync(new() { ItemIds = { itemIds } }, cancellationToken: cancellationToken);

        return answer.Products.ToDictionary(
            product => product.ItemId,
            product => new CatalogueProduct(product.ItemId, product.Name, new(product.Price.MinorUnits, product.Price.Currency)));
    }
}
