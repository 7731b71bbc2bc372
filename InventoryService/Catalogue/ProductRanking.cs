using InventoryService.Data;
using Microsoft.EntityFrameworkCore;

namespace InventoryService.Catalogue;

/// <summary>One product that matches a query; the lower the rank, the better.</summary>
internal sealed class RankedProduct
{
    public string ItemId { get; init; } = "";

    public int Rank { get; init; }
}

/// <summary>Which products match, and how well: the name itself, its beginning, beginnings of its words, anything in it, anything else.</summary>
internal static class ProductRanking
{
    // strpos, not LIKE: nothing that a caller types is a wildcard.
    public static IQueryable<RankedProduct> Of(string[] words, string category, InventoryDbContext db) =>
        db.Database.SqlQuery<RankedProduct>(
            $"""
            WITH asked AS (
                SELECT search_key({string.Join(' ', words)}) AS whole,
                       search_key({category}) AS category,
                       ARRAY(SELECT search_key(word) FROM unnest({words}) AS word) AS words
            )
            SELECT item_id AS "ItemId",
                   CASE WHEN name_key = whole THEN 0
                        WHEN starts_with(name_key, whole) THEN 1
                        WHEN (SELECT bool_and(strpos(' ' || name_key, ' ' || word) > 0) FROM unnest(words) AS word) THEN 2
                        WHEN (SELECT bool_and(strpos(name_key, word) > 0) FROM unnest(words) AS word) THEN 3
                        ELSE 4
                   END AS "Rank"
            FROM products, asked
            WHERE (asked.category = '' OR search_key(products.category) = asked.category)
              AND (SELECT coalesce(bool_and(strpos(products.search_key, word) > 0), true) FROM unnest(words) AS word)
            """);
}
