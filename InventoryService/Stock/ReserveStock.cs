using InventoryService.Data;
using Microsoft.Extensions.Options;

namespace InventoryService.Stock;

/// <summary>Keeps units for an order, all lines or none. The same order again finds what was reserved for it.</summary>
internal sealed record ReserveStock(string OrderId, string Location, IReadOnlyList<RequestedLine> Lines);

internal sealed class ReserveStockHandler(
    InventoryDbContext db, StockLedger ledger, StockDirectory directory, ShortageReport report, IOptions<StockOptions> options, TimeProvider clock)
{
    public async Task<Reservation> HandleAsync(ReserveStock command, CancellationToken cancellationToken)
    {
        var orderId = ReservationRequest.Check(command);
        var names = await directory.NamesAsync([.. command.Lines.Select(line => line.ItemId)], cancellationToken);
        await directory.RequireAsync(command.Location, cancellationToken);

        try
        {
            return await ledger.RunAsync(token => ReserveAsync(orderId, command, token), cancellationToken);
        }
        catch (TooFewUnitsException missing)
        {
            // Nothing is locked any more: what there is instead is looked up without keeping others waiting.
            throw StockErrors.Insufficient(await report.DescribeAsync(command, missing.Available, names, cancellationToken));
        }
    }

    private async Task<Reservation> ReserveAsync(Guid orderId, ReserveStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reservation = Reservation.Create(orderId, command.Location, command.Lines, now, options.Value.ReservationLifetime);

        return await ledger.TryInsertAsync(reservation, cancellationToken)
            ? await HoldAsync(reservation, now, cancellationToken)
            : await FindAsync(orderId, command, now, cancellationToken);
    }

    private async Task<Reservation> HoldAsync(Reservation reservation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stock = await ledger.LockAsync(reservation, cancellationToken);
        var missing = reservation.Lines
            .Select(line => (line.ItemId, line.Quantity, Available: stock.GetValueOrDefault(line.ItemId)?.Available ?? 0))
            .Where(line => line.Available < line.Quantity)
            .ToDictionary(line => line.ItemId, line => line.Available);

        if (missing.Count > 0)
            throw new TooFewUnitsException(missing);

        reservation.Hold(stock, now);
        db.ReservationLines.AddRange(reservation.Lines);

        return reservation;
    }

    private async Task<Reservation> FindAsync(Guid orderId, ReserveStock command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reservation = await ledger.LockReservationAsync(orderId, now, cancellationToken);

        return reservation.Matches(command.Location, command.Lines) ? reservation : throw StockErrors.ReservationMismatch();
    }

    /// <summary>Ends the transaction without a reservation.</summary>
    private sealed class TooFewUnitsException(IReadOnlyDictionary<string, long> available) : Exception
    {
        /// <summary>What there is of each item that is short.</summary>
        public IReadOnlyDictionary<string, long> Available => available;
    }
}
