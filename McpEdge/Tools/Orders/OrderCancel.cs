using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Orders;

internal sealed record OrderCancelArguments
{
    [Description("The order's number, such as 1042, or UUID.")]
    [Ask("What is the order number?", "Wie lautet die Bestellnummer?", "Quel est le numéro de commande ?")]
    [Handle]
    public required string OrderId { get; init; }

    [Description("Why, in the caller's words.")]
    [Ask("Why should it be cancelled?", "Warum soll sie storniert werden?", "Pourquoi faut-il l'annuler ?")]
    [StringLength(500, MinimumLength = 1)]
    public string? Reason { get; init; }
}

internal sealed class OrderCancel(Wire.OrderService.OrderServiceClient orders) : Tool<OrderCancelArguments, OrderView>(Published)
{
    private static readonly ToolProfile Published = new(
        "order_cancel",
        new Phrase("Cancel order", "Bestellung stornieren", "Annuler une commande"),
        "Cancels an order that is not being prepared yet and gives its stock back. Read the order back to the caller and get a yes first. "
        + "Cancelling a cancelled order changes nothing.",
        "orders:write")
    {
        Risk = Risk.Medium,
        Destructive = true,
        Idempotent = true,
    };

    private static readonly Phrase Effect = new(
        "cancel {0} of {1}: {2}", "{0} von {1} stornieren: {2}", "annuler {0} de {1} : {2}");

    public override ToolError? Explain(Exception failure) => OrderRefusals.Explain(failure);

    protected override async Task<PendingEffect> EffectAsync(
        OrderCancelArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var order = (await orders.GetOrderAsync(new() { OrderId = arguments.OrderId }, context.Required(cancellationToken))).ToView();
        return new(Effect.In(
            context.Language, OrderSpeech.Handle(order, context.Language), order.CustomerName, OrderSpeech.Value(order, context.Language)));
    }

    protected override async Task<ToolAnswer<OrderView>> AnswerAsync(
        OrderCancelArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.CancelOrderRequest { OrderId = arguments.OrderId, Reason = OneLine(arguments.Reason) };
        var order = (await orders.CancelOrderAsync(request, context.Required(cancellationToken))).ToView();

        return new(OrderSpeech.Describe(order, context.Now, context.Language), order);
    }

    private static string OneLine(string? reason) => string.Join(' ', (reason ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
