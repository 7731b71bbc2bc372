using Microsoft.EntityFrameworkCore;

namespace InventoryService.Data;

/// <summary>A restaurant's menu and a shop's goods at three locations. Rows that exist already stay as they are.</summary>
internal static class InventorySeed
{
    public static readonly string[] Locations = ["main", "downtown", "airport"];

    private const int LeastUnits = 20;
    private const int MostUnits = 500;
    private static readonly DateTimeOffset Since = new(2024, 1, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Shortages that are worth talking about.</summary>
    private static readonly Dictionary<(string ItemId, string Location), int> Scarce = new()
    {
        [("TIRA0001", "airport")] = 0,
        [("KNIF0001", "downtown")] = 2,
    };

    public static async Task RunAsync(InventoryDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO locations (code) SELECT unnest({Locations}) ON CONFLICT DO NOTHING", cancellationToken);

        foreach (var (index, product) in SeedProducts.All.Index())
        {
            await AddAsync(product, db, cancellationToken);
            await StockAsync(product.ItemId, index, db, cancellationToken);
        }
    }

    private static Task AddAsync(SeedProduct product, InventoryDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO products (item_id, name, description, category, price_minor_units, currency, updated_at)
            VALUES ({product.ItemId}, {product.Name}, {product.Description}, {product.Category}, {product.Price}, 'USD', {Since})
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);

    private static Task StockAsync(string itemId, int index, InventoryDbContext db, CancellationToken cancellationToken)
    {
        var quantities = Locations.Select((location, place) => Quantity(itemId, location, index * Locations.Length + place)).ToArray();

        return db.Database.ExecuteSqlAsync(
            $"""
            WITH stocked AS (
                INSERT INTO stock (item_id, location, on_hand, reserved, committed, updated_at)
                SELECT {itemId}, place.location, place.quantity, 0, 0, {Since}
                FROM unnest({Locations}, {quantities}) AS place (location, quantity)
                ON CONFLICT DO NOTHING
                RETURNING item_id, location, on_hand
            )
            INSERT INTO stock_movements
                (item_id, location, cause, on_hand_change, reserved_change, committed_change, on_hand, reserved, committed, created_at)
            SELECT item_id, location, 'opening', on_hand, 0, 0, on_hand, 0, 0, {Since} FROM stocked
            """,
            cancellationToken);
    }

    // 197 has no factor in common with the width of the range: neighbours differ much and nothing repeats soon.
    private static int Quantity(string itemId, string location, int index) =>
        Scarce.TryGetValue((itemId, location), out var scarce) ? scarce : LeastUnits + index * 197 % (MostUnits - LeastUnits + 1);
}
