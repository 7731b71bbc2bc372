namespace InventoryService.Stock;

/// <summary>Takes the units of an order, which was handed over, off the shelf. Completing twice is the same as once.</summary>
internal sealed record CompleteReservation(string OrderId);

internal sealed class CompleteReservationHandler(StockLedger ledger, TimeProvider clock)
{
    public Task<Reservation> HandleAsync(CompleteReservation command, CancellationToken cancellationToken)
    {
        var fields = new StockFields();
        var orderId = fields.Order(command.OrderId);
        fields.Check();

        return ledger.RunAsync(token => CompleteAsync(orderId, token), cancellationToken);
    }

    private async Task<Reservation> CompleteAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reservation = await ledger.LockReservationAsync(orderId, now, cancellationToken);

        if (reservation.Status is ReservationStatus.Held or ReservationStatus.Released)
            throw StockErrors.ReservationNotConfirmed();

        if (reservation.Status == ReservationStatus.Confirmed)
            reservation.Complete(await ledger.LockAsync(reservation, cancellationToken), now);

        return reservation;
    }
}
