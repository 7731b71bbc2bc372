using Grpc.Core;

namespace McpEdge.Tools.Customers;

internal static partial class CustomerToolsLog
{
    [LoggerMessage(5200, LogLevel.Warning, "A customer was answered without their orders: {Status}")]
    public static partial void OrdersLeftOut(ILogger logger, StatusCode status);
}
