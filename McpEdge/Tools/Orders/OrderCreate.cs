using McpEdge.Errors;
using McpEdge.Schemas;

namespace McpEdge.Tools.Orders;

internal sealed class OrderCreate(OrderPlacement placement) : Tool<OrderCreateArguments, OrderView>(Published)
{
    private static readonly ToolProfile Published = new(
        "order_create",
        "Create order",
        "Places an order for a customer at the catalogue's prices and takes the stock for it. Read the items and the total back to the "
        + "caller and get a yes first. A pending order was taken but is not confirmed yet: ask order_status for it.",
        "orders:write")
    {
        Risk = Risk.Medium,
    };

    public override ToolError? Explain(Exception failure) => OrderRefusals.Explain(failure);

    protected override IEnumerable<FieldProblem> Check(OrderCreateArguments arguments) => placement.Check(arguments);

    protected override async Task<ToolAnswer<OrderView>> AnswerAsync(
        OrderCreateArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var order = await placement.PlaceAsync(arguments, context, cancellationToken);
        return new(OrderSpeech.Placed(order, context.Now), order);
    }
}
