using System.ComponentModel;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Orders;

internal sealed record OrderStatusArguments
{
    [Description("The order's number, such as 1042, or UUID.")]
    [Ask("What is the order number?", "Wie lautet die Bestellnummer?", "Quel est le numéro de commande ?")]
    [Handle]
    public required string OrderId { get; init; }
}

internal sealed class OrderStatus(Wire.OrderService.OrderServiceClient orders) : Tool<OrderStatusArguments, OrderView>(Published)
{
    private static readonly ToolProfile Published = new(
        "order_status",
        new Phrase("Order status", "Stand einer Bestellung", "État d'une commande"),
        "Reads one order by number or UUID: how far it is, what is in it, what it costs and when it will be ready. "
        + "When the caller doesn't know the number, use order_list with the customer.",
        "orders:read")
    {
        ReadOnly = true,
    };

    public override ToolError? Explain(Exception failure) => OrderRefusals.Explain(failure);

    protected override async Task<ToolAnswer<OrderView>> AnswerAsync(
        OrderStatusArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.GetOrderRequest { OrderId = arguments.OrderId };
        var order = (await orders.GetOrderAsync(request, context.Required(cancellationToken))).ToView();

        return new(OrderSpeech.Describe(order, context.Now, context.Language), order);
    }
}
