using OrdersService.Orders;
using Wire = Platform.Contracts.Inventory.V1;

namespace OrdersService.Reports.Content;

/// <summary>A product and its units over the locations that were asked for.</summary>
internal sealed record StockedProduct(
    string ItemId, string Name, string Category, Money Price, long OnHand, long Reserved, long Committed, long Available);

/// <summary>Asks the inventory for its products and their units.</summary>
internal sealed class StockList(Wire.ProductService.ProductServiceClient products, Wire.StockService.StockServiceClient stock)
{
    private const int PageSize = 100;

    /// <param name="category">Empty: every category.</param>
    /// <param name="location">Empty: every location.</param>
    /// <param name="progress">Told the part that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<StockedProduct>> ReadAsync(
        string category, string location, Func<double, Task> progress, CancellationToken cancellationToken)
    {
        var request = new Wire.SearchProductsRequest { Category = category, PageSize = PageSize };
        var list = new List<StockedProduct>();

        do
        {
            var page = await products.SearchProductsAsync(request, cancellationToken: cancellationToken);

            foreach (var product in page.Products)
                list.Add(await ReadAsync(product, location, cancellationToken));

            await progress(Math.Min(1, (double)list.Count / Math.Max(1, page.TotalSize)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return list;
    }

    private async Task<StockedProduct> ReadAsync(Wire.Product product, string location, CancellationToken cancellationToken)
    {
        var levels = (await stock.CheckStockAsync(new() { ItemId = product.ItemId, Location = location }, cancellationToken: cancellationToken)).Levels;

        return new(
            product.ItemId,
            product.Name,
            product.Category,
            new(product.Price.MinorUnits, product.Price.Currency),
            levels.Sum(level => level.OnHand),
            levels.Sum(level => level.Reserved),
            levels.Sum(level => level.Committed),
            levels.Sum(level => level.Available));
    }
}
