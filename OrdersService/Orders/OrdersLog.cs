namespace OrdersService.Orders;

/// <summary>Ids 3000 to 3099.</summary>
internal static partial class OrdersLog
{
    [LoggerMessage(3000, LogLevel.Information, "Order {Number} ({OrderId}) is written")]
    public static partial void OrderWritten(this ILogger log, long number, Guid orderId);

    [LoggerMessage(3001, LogLevel.Warning, "Order {Number} stays pending while its stock is {Stock}: {Reason}")]
    public static partial void StockOutcomeUnknown(this ILogger log, long number, StockState stock, string reason);

    [LoggerMessage(3002, LogLevel.Warning, "The reservation of order {Number}, which ended meanwhile, is left to expire")]
    public static partial void ReservationLeftToExpire(this ILogger log, long number);

    [LoggerMessage(3003, LogLevel.Information, "Order {Number} is cancelled and its stock released")]
    public static partial void OrderCancelled(this ILogger log, long number);
}
