using System.ComponentModel.DataAnnotations;
using McpEdge.Errors;
using McpEdge.Tools;
using McpEdge.Tools.Orders;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Resources.Orders;

internal sealed record LiveOrdersArguments
{
    [StringLength(2000, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

/// <summary>The orders that somebody still has to do something about.</summary>
internal sealed class LiveOrders(Wire.OrderService.OrderServiceClient orders) : Resource<LiveOrdersArguments, OrderEntries>(Published)
{
    internal static readonly ResourceProfile Published = new(
        "live_orders",
        "Live orders",
        "Orders that are pending, confirmed, being prepared or ready, newest first, a hundred at a time. Subscribe to hear of new ones.",
        "orders:read")
    {
        IsPaged = true,
    };

    private static readonly Wire.OrderStatus[] Open =
        [Wire.OrderStatus.Pending, Wire.OrderStatus.Confirmed, Wire.OrderStatus.Preparing, Wire.OrderStatus.Ready];

    public override ToolError? Explain(Exception failure) => OrderRefusals.Explain(failure);

    protected override async Task<OrderEntries> ReadAsync(
        LiveOrdersArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.ListOrdersRequest
        {
            Statuses = { Open },
            PageSize = OrderEntries.PageSize,
            PageToken = arguments.Cursor ?? "",
        };
        var page = await orders.ListOrdersAsync(request, context.Required(cancellationToken));

        return OrderEntries.From(page, Published.Path, "live_order_", "New Order");
    }
}
