using McpEdge.Completions;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Tools;
using McpEdge.Tools.Orders;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Resources.Orders;

internal sealed record OrderByNumberArguments
{
    [Handle]
    public required string Number { get; init; }
}

/// <summary>One order.</summary>
internal sealed class OrderByNumber(Wire.OrderService.OrderServiceClient orders) : Resource<OrderByNumberArguments, OrderView>(Published)
{
    internal static readonly ResourceProfile Published = new(
        "order/{number}",
        "Order",
        "One order by its number or UUID: status, lines, total, and when it will be ready.",
        "orders:read")
    {
        Completion = CompletionNames.Orders,
    };

    public override ToolError? Explain(Exception failure) => OrderRefusals.Explain(failure);

    protected override async Task<OrderView> ReadAsync(
        OrderByNumberArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.GetOrderRequest { OrderId = arguments.Number };

        return (await orders.GetOrderAsync(request, context.Required(cancellationToken))).ToView();
    }
}
