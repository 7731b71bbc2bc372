namespace InventoryService.Stock;

internal enum ReservationStatus
{
    Held,
    Confirmed,
    Released,
}
