using InventoryService.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InventoryService.Stock;

/// <summary>
/// The only way to change stock: in a transaction, with the rows locked. Everyone locks the reservation first and then the stock rows
/// by item id, so that no two transactions wait for each other.
/// </summary>
internal sealed class StockLedger(InventoryDbContext db)
{
    /// <summary>Does work and saves it.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        // The transaction of an intent commits the change together with its answer.
        if (db.Database.CurrentTransaction is not null)
            return await SaveAsync(work, cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await SaveAsync(work, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        return result;
    }

    /// <summary>Does work that callers must not simply repeat, and saves it.</summary>
    /// <exception cref="ServiceDefaults.Errors.DomainException">OUTCOME_UNKNOWN: the connection broke during the commit.</exception>
    public async Task<T> RunOnceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
            return await SaveAsync(work, cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await SaveAsync(work, cancellationToken);

        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // Answered as it is, it would say "try again", and what is stored already would be stored twice.
            throw StockErrors.OutcomeUnknown();
        }

        return result;
    }

    /// <summary>The reservation of an order with its row locked. One that has lapsed is released before anyone sees it.</summary>
    /// <exception cref="ServiceDefaults.Errors.DomainException">RESERVATION_NOT_FOUND.</exception>
    public async Task<Reservation> LockReservationAsync(Guid orderId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var locked = await db.Reservations
            .FromSql($"SELECT * FROM reservations WHERE order_id = {orderId} FOR UPDATE")
            .ToListAsync(cancellationToken);
        var reservation = locked.SingleOrDefault() ?? throw StockErrors.NoReservation();
        await db.Entry(reservation).Collection(found => found.Lines).LoadAsync(cancellationToken);

        if (reservation.HasLapsed(now))
            reservation.Expire(await LockAsync(reservation, cancellationToken), now);

        return reservation;
    }

    /// <summary>
    /// Inserts the row of a reservation, without its lines; false when the order has one. A second caller for the same order waits here
    /// until the first has committed.
    /// </summary>
    public async Task<bool> TryInsertAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        var status = reservation.Status.ToText();

        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO reservations (order_id, location, status, expires_at, created_at, updated_at)
            VALUES ({reservation.OrderId}, {reservation.Location}, {status}, {reservation.ExpiresAt}, {reservation.CreatedAt}, {reservation.UpdatedAt})
            ON CONFLICT (order_id) DO NOTHING
            """,
            cancellationToken) == 1;
    }

    /// <summary>The stock rows of a reservation with their locks.</summary>
    public Task<Dictionary<string, StockItem>> LockAsync(Reservation reservation, CancellationToken cancellationToken) =>
        LockAsync(reservation.Location ?? "", reservation.Lines.Select(line => line.ItemId), cancellationToken);

    /// <summary>Stock rows with their locks, by item id; items that were never stocked here are missing.</summary>
    public async Task<Dictionary<string, StockItem>> LockAsync(string location, IEnumerable<string> itemIds, CancellationToken cancellationToken)
    {
        var ids = itemIds.ToArray();
        var locked = await db.Stock
            .FromSql($"SELECT * FROM stock WHERE location = {location} AND item_id = ANY ({ids}) ORDER BY item_id FOR UPDATE")
            .ToListAsync(cancellationToken);

        return locked.ToDictionary(item => item.ItemId);
    }

    /// <summary>The stock row of one item with its lock, made if the item was never stocked here.</summary>
    public async Task<StockItem> LockOrAddAsync(string location, string itemId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO stock (item_id, location, on_hand, reserved, committed, updated_at)
            VALUES ({itemId}, {location}, 0, 0, 0, {now})
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);

        return (await LockAsync(location, [itemId], cancellationToken))[itemId];
    }

    private async Task<T> SaveAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var result = await work(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        return result;
    }
}
