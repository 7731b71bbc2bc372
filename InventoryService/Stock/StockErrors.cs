using ServiceDefaults.Errors;

namespace InventoryService.Stock;

/// <summary>The refusals of this feature; docs/errors.md explains their codes.</summary>
internal static class StockErrors
{
    public static DomainException NoLocation(string location) =>
        DomainError.NotFound("LOCATION_NOT_FOUND", $"There is no location {location}.").With("location", location);

    public static DomainException NoReservation() =>
        DomainError.NotFound("RESERVATION_NOT_FOUND", "Nothing is reserved for this order.");

    public static DomainException StaleQuantity(StockItem item) =>
        DomainError.Conflict("STALE_QUANTITY", $"There are {item.OnHand} units now, not as many as expected.").With("on_hand", $"{item.OnHand}");

    public static DomainException BelowReserved(StockItem item) =>
        DomainError.Refused("BELOW_RESERVED", $"{item.Reserved + item.Committed} of the {item.OnHand} units are promised to orders.")
            .With("on_hand", $"{item.OnHand}").With("reserved", $"{item.Reserved}").With("committed", $"{item.Committed}");

    public static DomainException ReservationMismatch() =>
        DomainError.AlreadyExists("RESERVATION_MISMATCH", "This order already has a reservation of other units.");

    public static DomainException ReservationReleased() =>
        DomainError.Refused("RESERVATION_RELEASED", "The units are no longer kept for this order.");

    public static DomainException ReservationNotConfirmed() =>
        DomainError.Refused("RESERVATION_NOT_CONFIRMED", "The units of this order were never sold, so they can't be handed over.");

    public static DomainException ReservationCompleted() =>
        DomainError.Refused("RESERVATION_COMPLETED", "The units of this order were handed over already.");

    public static DomainException OutcomeUnknown() =>
        DomainError.Refused("OUTCOME_UNKNOWN", "It is not known whether the change was stored. Check the stock before changing it again.");

    public static DomainException Insufficient(IReadOnlyList<Shortage> shortages) =>
        DomainError.Refused("INSUFFICIENT_INVENTORY", string.Join(' ', shortages.Select(Describe))).With(shortages.ToDetail());

    private static string Describe(Shortage shortage) => shortage.Available == 0
        ? $"{shortage.ItemName} is out of stock at {shortage.Location}."
        : $"Only {shortage.Available} of {shortage.ItemName} are available at {shortage.Location}.";
}
