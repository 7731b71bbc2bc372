using InventoryService.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Errors;
using ServiceDefaults.Paging;

namespace InventoryService.Catalogue;

/// <summary>Products that match every word, in a category or, when none is given, in all; best first, then by name.</summary>
internal sealed record SearchProducts(string Query, string Category, int PageSize, string PageToken);

internal sealed record ProductPage(IReadOnlyList<ProductAvailability> Products, string NextPageToken, long TotalSize);

/// <summary>Where a page starts: after this product.</summary>
internal sealed record ProductPosition(int Rank, string Name, string ItemId);

internal sealed class SearchProductsHandler(InventoryDbContext db)
{
    private const int MaxQuery = 200;

    public async Task<ProductPage> HandleAsync(SearchProducts query, CancellationToken cancellationToken)
    {
        var category = Check(query);
        var words = SearchWords.Split(query.Query);
        var list = $"products?query={string.Join(' ', words)}&category={category}";
        var size = PageSize.Of(query.PageSize);
        var after = PageToken.Decode<ProductPosition>(list, query.PageToken);

        var total = await ProductRanking.Of(words, category, db).LongCountAsync(cancellationToken);
        var found = await RowsAfter(after, ProductRanking.Of(words, category, db)).Take(size + 1).ToListAsync(cancellationToken);
        var page = found.Take(size).ToList();

        return new(
            [.. page.Select(row => new ProductAvailability(row.Product, row.Available))],
            found.Count > size ? PageToken.Encode(list, page[^1].Position) : "",
            total);
    }

    private IQueryable<Row> RowsAfter(ProductPosition? after, IQueryable<RankedProduct> matching)
    {
        var rows = matching.Join(
            db.Products.AsNoTracking(), match => match.ItemId, product => product.ItemId, (match, product) => new { match.Rank, Product = product });

        if (after is var (rank, name, itemId))
            rows = rows.Where(row => EF.Functions.GreaterThan(
                ValueTuple.Create(row.Rank, row.Product.Name, row.Product.ItemId), ValueTuple.Create(rank, name, itemId)));

        return rows
            .OrderBy(row => row.Rank).ThenBy(row => row.Product.Name).ThenBy(row => row.Product.ItemId)
            .Select(row => new Row(
                row.Rank,
                row.Product,
                db.Stock.Where(item => item.ItemId == row.Product.ItemId).Sum(item => item.OnHand - item.Reserved - item.Committed)));
    }

    private static string Check(SearchProducts query)
    {
        var errors = new List<FieldError>();
        CatalogueText.ReadLines(query.Query, "query", MaxQuery, errors);
        var category = CatalogueText.ReadLines(query.Category, "category", CatalogueText.MaxCategory, errors);

        if (query.PageSize < 0)
            errors.Add(new("page_size", "OUT_OF_RANGE", $"A page has 1 to {PageSize.Max} items."));

        return errors.Count == 0 ? category : throw DomainError.Invalid([.. errors]);
    }

    private sealed record Row(int Rank, Product Product, long Available)
    {
        public ProductPosition Position => new(Rank, Product.Name, Product.ItemId);
    }
}
