using System.ComponentModel.DataAnnotations;
using System.Globalization;
using McpEdge.Errors;
using McpEdge.Tools;
using McpEdge.Tools.Orders;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Resources.Orders;

internal sealed record OrdersOfDayArguments
{
    public required DateOnly Date { get; init; }

    [StringLength(2000, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

/// <summary>The orders of a business day.</summary>
internal sealed class OrdersOfDay(Wire.OrderService.OrderServiceClient orders) : Resource<OrdersOfDayArguments, OrderEntries>(Published)
{
    internal static readonly ResourceProfile Published = new(
        "orders/{date}",
        "Orders of a day",
        "The orders of one business day, such as 2024-01-15, newest first, a hundred at a time: number, customer, total and status.",
        "orders:read")
    {
        IsPaged = true,
    };

    public override ToolError? Explain(Exception failure) => OrderRefusals.Explain(failure);

    protected override async Task<OrderEntries> ReadAsync(
        OrdersOfDayArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var day = arguments.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var request = new Wire.ListOrdersRequest
        {
            FromDate = day,
            ToDate = day,
            PageSize = OrderEntries.PageSize,
            PageToken = arguments.Cursor ?? "",
        };
        var page = await orders.ListOrdersAsync(request, context.Required(cancellationToken));

        return OrderEntries.From(page, Published.At(day), "order_", "Order");
    }
}
