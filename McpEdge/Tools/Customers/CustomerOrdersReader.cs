using Grpc.Core;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Customers;

/// <summary>Asks OrdersService for what a customer bought, which an answer can do without.</summary>
internal sealed class CustomerOrdersReader(Wire.OrderService.OrderServiceClient orders, ILogger logger)
{
    private const int LatestOrders = 5;

    private static readonly Wire.OrderStatus[] Purchases =
        [Wire.OrderStatus.Pending, Wire.OrderStatus.Confirmed, Wire.OrderStatus.Preparing, Wire.OrderStatus.Ready, Wire.OrderStatus.Completed];

    /// <summary>Whether OrdersService takes this id as it is; a number that was said has to be understood first.</summary>
    public static bool Takes(string? customerId) => customerId is not null && (customerId.All(char.IsAsciiDigit) || Guid.TryParse(customerId, out _));

    /// <summary>Null when OrdersService does not answer in time.</summary>
    public async Task<CustomerOrders?> TryReadAsync(string customerId, ToolContext context, CancellationToken cancellationToken)
    {
        try
        {
            var latest = await orders.ListOrdersAsync(new() { CustomerId = customerId, PageSize = LatestOrders }, context.Optional(cancellationToken));
            var purchase = latest.Orders.FirstOrDefault(order => Purchases.Contains(order.Status))
                ?? await EarlierPurchaseAsync(customerId, latest, context.Optional(cancellationToken));

            return CustomerOrders.From(latest, purchase);
        }
        catch (RpcException failure)
        {
            CustomerToolsLog.OrdersLeftOut(logger, failure.StatusCode);
            return null;
        }
    }

    private async Task<Wire.Order?> EarlierPurchaseAsync(string customerId, Wire.ListOrdersResponse latest, CallOptions call)
    {
        if (latest.TotalSize <= latest.Orders.Count)
        {
            return null;
        }

        var request = new Wire.ListOrdersRequest { CustomerId = customerId, Statuses = { Purchases }, PageSize = 1 };
        return (await orders.ListOrdersAsync(request, call)).Orders.FirstOrDefault();
    }
}
