using OrdersService.Analytics;
using OrdersService.Orders;

namespace OrdersService.Reports.Content;

/// <summary>Stock as it is now, beside what was sold in the period.</summary>
internal sealed class InventoryReport(StockList stock, SalesReader sales)
{
    private const int MaxBars = 12;

    /// <param name="request">What to show.</param>
    /// <param name="progress">Told the part that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ReportContent> CollectAsync(ReportRequest request, Func<double, Task> progress, CancellationToken cancellationToken)
    {
        var products = await stock.ReadAsync(request.Category, request.Location, progress, cancellationToken);
        var sold = (await sales.ByProductAsync(request.Period, request.Location, int.MaxValue, cancellationToken)).ToDictionary(product => product.ItemId);
        long Sold(StockedProduct product) => sold.GetValueOrDefault(product.ItemId)?.Quantity ?? 0;

        List<StockedProduct> scarceFirst = [.. products.OrderBy(product => product.Available).ThenBy(product => product.ItemId, StringComparer.Ordinal)];

        return new(
            "Inventory report",
            request,
            Figures(products, request, sold.Values.Sum(product => product.Quantity)),
            new("Units available of the scarcest products", "units", [.. scarceFirst.Take(MaxBars).Select(product => new ReportBar(product.Name, product.Available))]),
            [Levels(scarceFirst.Take(request.Top), Sold), Sellers(scarceFirst, Sold, request)]);
    }

    private static IReadOnlyList<ReportFigure> Figures(IReadOnlyList<StockedProduct> products, ReportRequest request, long sold)
    {
        List<ReportFigure> figures =
        [
            ReportFigure.Of("products", products.Count),
            ReportFigure.Of("units on hand", products.Sum(product => product.OnHand)),
            ReportFigure.Of("units available", products.Sum(product => product.Available)),
            ReportFigure.Of("sold out products", products.Count(product => product.Available == 0)),
        ];

        // What was sold is known by product; of a category only what its products say.
        if (request.Category.Length == 0)
            figures.Add(ReportFigure.Of("units sold", sold));

        // Several currencies have no sum.
        if (products.Select(product => product.Price.Currency).Distinct().ToList() is [var currency])
            figures.Add(ReportFigure.Of("value on hand", new Money(products.Sum(product => product.Price.MinorUnits * product.OnHand), currency)));

        return figures;
    }

    private static ReportTable Levels(IEnumerable<StockedProduct> products, Func<StockedProduct, long> sold) => new(
        "Scarcest products",
        [new("Item"), new("Name", 3), new("Category", 2), new("On hand"), new("Reserved"), new("Committed"), new("Available"), new("Sold")],
        [.. products.Select(product => (object[])
            [product.ItemId, product.Name, product.Category, product.OnHand, product.Reserved, product.Committed, product.Available, sold(product)])]);

    // How long the stock lasts if it sells on as it did.
    private static ReportTable Sellers(IEnumerable<StockedProduct> products, Func<StockedProduct, long> sold, ReportRequest request) => new(
        "Best sellers",
        [new("Item"), new("Name", 3), new("Sold"), new("Available"), new("Days left")],
        [.. products.Where(product => sold(product) > 0).OrderByDescending(sold).ThenBy(product => product.ItemId, StringComparer.Ordinal).Take(request.Top)
            .Select(product => (object[])
                [product.ItemId, product.Name, sold(product), product.Available, product.Available * request.Period.Days / sold(product)])]);
}
