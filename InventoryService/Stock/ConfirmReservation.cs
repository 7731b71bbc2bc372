namespace InventoryService.Stock;

/// <summary>Sells the units that are kept for an order. Confirming twice is the same as once.</summary>
internal sealed record ConfirmReservation(string OrderId);

internal sealed class ConfirmReservationHandler(StockLedger ledger, TimeProvider clock)
{
    public async Task<Reservation> HandleAsync(ConfirmReservation command, CancellationToken cancellationToken)
    {
        var fields = new StockFields();
        var orderId = fields.Order(command.OrderId);
        fields.Check();

        var reservation = await ledger.RunAsync(token => ConfirmAsync(orderId, token), cancellationToken);

        // Only now: that the reservation has lapsed must be stored, not rolled back.
        return reservation.Status == ReservationStatus.Released ? throw StockErrors.ReservationReleased() : reservation;
    }

    private async Task<Reservation> ConfirmAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reservation = await ledger.LockReservationAsync(orderId, now, cancellationToken);

        if (reservation.Status == ReservationStatus.Held)
            reservation.Confirm(await ledger.LockAsync(reservation, cancellationToken), now);

        return reservation;
    }
}
