using InventoryService.Data;
using Microsoft.EntityFrameworkCore;

namespace InventoryService.Stock;

/// <summary>Says what a caller could have instead of what is not there.</summary>
internal sealed class ShortageReport(InventoryDbContext db)
{
    private const int MostAlternatives = 3;

    /// <param name="command">What was asked for.</param>
    /// <param name="available">The units there are of each item that is short.</param>
    /// <param name="names">What the products are called.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<IReadOnlyList<Shortage>> DescribeAsync(
        ReserveStock command, IReadOnlyDictionary<string, long> available, Dictionary<string, string> names, CancellationToken cancellationToken)
    {
        var missing = command.Lines.Where(line => available.ContainsKey(line.ItemId)).ToList();
        var elsewhere = (await ElsewhereAsync([.. available.Keys], command.Location, cancellationToken)).ToLookup(item => item.ItemId);
        var alternatives = (await AlternativesAsync(missing, command, cancellationToken)).ToLookup(product => product.InsteadOf);

        return
        [
            .. missing.Select(line => new Shortage(
                line.ItemId, names[line.ItemId], command.Location, line.Quantity, available[line.ItemId],
                [.. elsewhere[line.ItemId].Select(item => new UnitsElsewhere(item.Location, item.Available))],
                [.. alternatives[line.ItemId]])),
        ];
    }

    private Task<List<StockItem>> ElsewhereAsync(string[] itemIds, string location, CancellationToken cancellationToken) =>
        db.Stock.AsNoTracking()
            .Where(item => itemIds.Contains(item.ItemId) && item.Location != location && item.OnHand - item.Reserved - item.Committed > 0)
            .OrderByDescending(item => item.OnHand - item.Reserved - item.Committed).ThenBy(item => item.Location)
            .ToListAsync(cancellationToken);

    // The nearest in price first: that is the likeliest to be wanted instead.
    private Task<List<Alternative>> AlternativesAsync(List<RequestedLine> missing, ReserveStock command, CancellationToken cancellationToken)
    {
        var (items, quantities) = (missing.Select(line => line.ItemId).ToArray(), missing.Select(line => line.Quantity).ToArray());
        var ordered = command.Lines.Select(line => line.ItemId).ToArray();

        return db.Database.SqlQuery<Alternative>(
            $"""
            SELECT wanted.item_id AS "InsteadOf", other.item_id AS "ItemId", other.name AS "ItemName",
                   other.price_minor_units AS "PriceMinorUnits", other.currency AS "Currency", other.available AS "Available"
            FROM unnest({items}, {quantities}) AS short (item_id, quantity)
            JOIN products wanted ON wanted.item_id = short.item_id
            CROSS JOIN LATERAL (
                SELECT product.item_id, product.name, product.price_minor_units, product.currency,
                       stock.on_hand - stock.reserved - stock.committed AS available
                FROM products product
                JOIN stock ON stock.item_id = product.item_id AND stock.location = {command.Location}
                WHERE product.category = wanted.category AND product.item_id <> ALL ({ordered})
                  AND stock.on_hand - stock.reserved - stock.committed >= short.quantity
                ORDER BY abs(product.price_minor_units - wanted.price_minor_units), product.item_id
                LIMIT {MostAlternatives}
            ) AS other
            """).ToListAsync(cancellationToken);
    }
}
