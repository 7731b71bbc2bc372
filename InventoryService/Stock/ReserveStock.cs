using InventoryService.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InventoryService.Stock;

/// <summary>Keeps units for an order, all lines or none. The same order again finds what was reserved for it.</summary>
internal sealed record ReserveStock(string OrderId, string Location, IReadOnlyList<RequestedLine> Lines);

internal sealed class ReserveStockHandler(
    InventoryDbContext db, StockLedger ledger, StockDirectory directory, IOptions<StockOptions> options, TimeProvider clock)
{
    public async Task<Reservation> HandleAsync(ReserveStock command, CancellationToken cancellationToken)
    {
        var orderId = ReservationRequest.Check(command);
        var names = await directory.NamesAsync([.. command.Lines.Select(line => line.ItemId)], cancellationToken);
        await directory.RequireAsync(command.Location, cancellationToken);

        return await ledger.RunAsync(
            async token =>
            {
                var now = clock.GetUtcNow();
                var reservation = Reservation.Create(orderId, command.Location, command.Lines, now, options.Value.ReservationLifetime);

                return await TryInsertAsync(reservation, token)
                    ? await HoldAsync(reservation, names, now, token)
                    : await FindAsync(orderId, command, now, token);
            },
            cancellationToken);
    }

    // A second request for the same order waits here until the first has committed, and then finds its reservation.
    private async Task<bool> TryInsertAsync(Reservation reservation, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO reservations (order_id, location, status, expires_at, created_at, updated_at)
            VALUES ({reservation.OrderId}, {reservation.Location}, 'held', {reservation.ExpiresAt}, {reservation.CreatedAt}, {reservation.UpdatedAt})
            ON CONFLICT (order_id) DO NOTHING
            """,
            cancellationToken) == 1;

    private async Task<Reservation> HoldAsync(
        Reservation reservation, Dictionary<string, string> names, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stock = await ledger.LockAsync(reservation.Location, reservation.Lines.Select(line => line.ItemId), cancellationToken);
        var shortages = reservation.Lines
            .Select(line => new Shortage(
                line.ItemId, names[line.ItemId], reservation.Location, line.Quantity, stock.GetValueOrDefault(line.ItemId)?.Available ?? 0))
            .Where(shortage => shortage.Available < shortage.Requested)
            .ToList();

        if (shortages.Count > 0)
            throw StockErrors.Insufficient(shortages);

        reservation.Hold(stock, now);
        db.ReservationLines.AddRange(reservation.Lines);

        return reservation;
    }

    private async Task<Reservation> FindAsync(Guid orderId, ReserveStock command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reservation = await ledger.LockReservationAsync(orderId, now, cancellationToken);

        return reservation.Matches(command.Location, command.Lines) ? reservation : throw StockErrors.ReservationMismatch();
    }
}
