using Google.Protobuf.WellKnownTypes;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Stock;

internal static class StockMapping
{
    public static Wire.StockLevel ToWire(this StockLevel level) => new()
    {
        ItemId = level.Item.ItemId,
        ItemName = level.ItemName,
        Location = level.Item.Location,
        OnHand = level.Item.OnHand,
        Reserved = level.Item.Reserved,
        Committed = level.Item.Committed,
        Available = level.Item.Available,
        UpdatedAt = ToTimestamp(level.Item.UpdatedAt),
    };

    public static Wire.Reservation ToWire(this Reservation reservation) => new()
    {
        OrderId = reservation.OrderId.ToString("D"),
        Location = reservation.Location ?? "",
        Lines = { reservation.Lines.OrderBy(line => line.ItemId, StringComparer.Ordinal).Select(ToWire) },
        Status = reservation.Status.ToWire(),
        ExpiresAt = ToTimestamp(reservation.ExpiresAt),
    };

    public static Wire.ReservationStatus ToWire(this ReservationStatus status) => status switch
    {
        ReservationStatus.Held => Wire.ReservationStatus.Held,
        ReservationStatus.Confirmed => Wire.ReservationStatus.Confirmed,
        ReservationStatus.Released => Wire.ReservationStatus.Released,
        ReservationStatus.Completed => Wire.ReservationStatus.Completed,
        _ => Wire.ReservationStatus.Unspecified,
    };

    public static SetStock ToCommand(this Wire.SetStockRequest request) => new(
        request.ItemId, request.Location, request.OnHand, request.HasExpectedOnHand ? request.ExpectedOnHand : null, request.IntentKey);

    public static AdjustStock ToCommand(this Wire.AdjustStockRequest request) =>
        new(request.ItemId, request.Location, request.Delta, request.IntentKey);

    public static ReserveStock ToCommand(this Wire.ReserveStockRequest request) => new(
        request.OrderId, request.Location, [.. request.Lines.Select(line => new RequestedLine(line.ItemId, line.Quantity))]);

    public static Wire.InsufficientInventory ToDetail(this IEnumerable<Shortage> shortages) => new()
    {
        Shortages = { shortages.Select(ToWire) },
    };

    private static Wire.InsufficientInventory.Types.Shortage ToWire(Shortage shortage) => new()
    {
        ItemId = shortage.ItemId,
        ItemName = shortage.ItemName,
        Location = shortage.Location,
        Requested = shortage.Requested,
        Available = shortage.Available,
        Elsewhere = { shortage.Elsewhere.Select(ToWire) },
        Alternatives = { shortage.Alternatives.Select(ToWire) },
    };

    private static Wire.InsufficientInventory.Types.Elsewhere ToWire(UnitsElsewhere units) =>
        new() { Location = units.Location, Available = units.Available };

    private static Wire.InsufficientInventory.Types.Alternative ToWire(Alternative product) => new()
    {
        ItemId = product.ItemId,
        ItemName = product.ItemName,
        Price = new() { MinorUnits = product.PriceMinorUnits, Currency = product.Currency },
        Available = product.Available,
    };

    private static Wire.ReservationLine ToWire(ReservationLine line) => new() { ItemId = line.ItemId, Quantity = line.Quantity };

    // PostgreSQL keeps microseconds: the answer to a write says what a later read will say.
    private static Timestamp ToTimestamp(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)).ToTimestamp();
}
