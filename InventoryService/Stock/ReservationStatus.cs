namespace InventoryService.Stock;

internal enum ReservationStatus
{
    Held,
    Confirmed,
    Released,

    /// <summary>The units were handed over.</summary>
    Completed,
}

internal static class ReservationStatusText
{
    /// <summary>As the database keeps it.</summary>
    public static string ToText(this ReservationStatus status) => status.ToString().ToLowerInvariant();
}
