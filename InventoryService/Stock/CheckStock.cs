using InventoryService.Data;
using Microsoft.EntityFrameworkCore;

namespace InventoryService.Stock;

/// <summary>Levels of one product at one location, or at every location when none is given.</summary>
internal sealed record CheckStock(string ItemId, string Location);

internal sealed class CheckStockHandler(InventoryDbContext db, StockDirectory directory, TimeProvider clock)
{
    public async Task<IReadOnlyList<StockLevel>> HandleAsync(CheckStock query, CancellationToken cancellationToken)
    {
        Check(query);
        var name = (await directory.NamesAsync([query.ItemId], cancellationToken))[query.ItemId];
        var places = await PlacesAsync(query.Location, cancellationToken);
        var stocked = await db.Stock.AsNoTracking()
            .Where(item => item.ItemId == query.ItemId && places.Contains(item.Location))
            .ToDictionaryAsync(item => item.Location, cancellationToken);

        return [.. places.Select(place => new StockLevel(stocked.GetValueOrDefault(place) ?? None(query.ItemId, place), name))];
    }

    private StockItem None(string itemId, string place) => StockItem.None(itemId, place, clock.GetUtcNow());

    private static void Check(CheckStock query)
    {
        var fields = new StockFields().Item(query.ItemId);

        if (query.Location.Length > 0)
            fields.Place(query.Location);

        fields.Check();
    }

    private async Task<List<string>> PlacesAsync(string location, CancellationToken cancellationToken)
    {
        if (location.Length == 0)
            return await db.Locations.Select(known => known.Code).Order().ToListAsync(cancellationToken);

        await directory.RequireAsync(location, cancellationToken);
        return [location];
    }
}
