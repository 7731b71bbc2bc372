namespace InventoryService.Stock;

/// <summary>Ids 2000 to 2099.</summary>
internal static partial class StockLog
{
    [LoggerMessage(2000, LogLevel.Information, "The reservation of order {OrderId} expired; its units are available again")]
    public static partial void ReservationExpired(this ILogger log, Guid orderId);
}
