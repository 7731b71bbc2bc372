namespace InventoryService.Stock;

/// <summary>
/// Makes the units of an order available again, held or sold, and keeps any from being reserved later. Releasing twice is the same as once.
/// </summary>
internal sealed record ReleaseReservation(string OrderId);

internal sealed class ReleaseReservationHandler(StockLedger ledger, TimeProvider clock)
{
    public Task<Reservation> HandleAsync(ReleaseReservation command, CancellationToken cancellationToken)
    {
        var fields = new StockFields();
        var orderId = fields.Order(command.OrderId);
        fields.Check();

        return ledger.RunAsync(token => ReleaseAsync(orderId, token), cancellationToken);
    }

    private async Task<Reservation> ReleaseAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        // Where nothing is reserved a request may still be on its way; it finds this and keeps nothing.
        if (await ledger.TryInsertAsync(Reservation.Refuse(orderId, now), cancellationToken))
            return Reservation.Refuse(orderId, now);

        var reservation = await ledger.LockReservationAsync(orderId, now, cancellationToken);

        if (reservation.Status == ReservationStatus.Completed)
            throw StockErrors.ReservationCompleted();

        reservation.Release(await ledger.LockAsync(reservation, cancellationToken), now);

        return reservation;
    }
}
