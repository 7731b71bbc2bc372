namespace OrdersService.Orders;

/// <summary>Ids 3000 to 3099; 3002 and 3003 are no longer used.</summary>
internal static partial class OrdersLog
{
    [LoggerMessage(3000, LogLevel.Information, "Order {Number} ({OrderId}) is written")]
    public static partial void OrderWritten(this ILogger log, long number, Guid orderId);

    [LoggerMessage(3001, LogLevel.Warning, "Order {Number} stays pending while its stock is {Stock}: {Reason}")]
    public static partial void StockOutcomeUnknown(this ILogger log, long number, StockState stock, string reason);

    [LoggerMessage(3004, LogLevel.Information, "Order {Number}, which was left behind, is {Status} and its stock {Stock}")]
    public static partial void OrderTakenOn(this ILogger log, long number, OrderStatus status, StockState stock);
}
