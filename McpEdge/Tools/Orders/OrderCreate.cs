using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Tools.Orders;

internal sealed class OrderCreate(OrderPlacement placement, OrderPreview preview) : Tool<OrderCreateArguments, OrderView>(Published)
{
    private static readonly ToolProfile Published = new(
        "order_create",
        new Phrase("Create order", "Bestellung aufgeben", "Passer une commande"),
        "Places an order for a customer at the catalogue's prices and takes the stock for it. Read the items and the total back to the "
        + "caller and get a yes first. A pending order was taken but is not confirmed yet: ask order_status for it.",
        "orders:write")
    {
        Risk = Risk.Medium,
        KeptBy = ToolProfile.OrdersPlaced,
    };

    public override ToolError? Explain(Exception failure) => OrderRefusals.Explain(failure);

    protected override IEnumerable<FieldProblem> Check(OrderCreateArguments arguments) => placement.Check(arguments);

    protected override async Task<PendingEffect> EffectAsync(
        OrderCreateArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var (speech, priced) = await preview.DescribeAsync(arguments, "", context, cancellationToken);
        return new(speech) { Arguments = ToolJson.ToObject(priced) };
    }

    protected override async Task<ToolAnswer<OrderView>> AnswerAsync(
        OrderCreateArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var order = await placement.PlaceAsync(arguments, context, cancellationToken);
        return new(OrderSpeech.Placed(order, context.Now, context.Language), order);
    }
}
