namespace InventoryService.Stock;

/// <summary>Makes the units of an order available again, held or sold. Releasing twice is the same as once.</summary>
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
        var reservation = await ledger.LockReservationAsync(orderId, now, cancellationToken);
        reservation.Release(await ledger.LockAsync(reservation, cancellationToken), now);

        return reservation;
    }
}
