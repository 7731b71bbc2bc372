using McpEdge.Intents;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using Microsoft.Extensions.Options;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Orders;

/// <summary>Places an order for the tools that do so under several names.</summary>
internal sealed class OrderPlacement(Wire.OrderService.OrderServiceClient orders, IOptions<OrderToolsOptions> options)
{
    private static readonly Phrase TooManyDecimals = new(
        "must have at most {0} decimals", "darf höchstens {0} Nachkommastellen haben", "doit avoir au plus {0} décimales");

    private static readonly Phrase WhichTotal = new(
        "What total did you expect?", "Welchen Gesamtbetrag haben Sie erwartet?", "Quel total attendiez-vous ?");

    public IEnumerable<FieldProblem> Check(OrderCreateArguments arguments, string path = "")
    {
        if (arguments.Total is { } total && !MajorUnits.Fits(total, options.Value.Decimals))
        {
            yield return new($"{path}total", TooManyDecimals.With($"{options.Value.Decimals}"), WhichTotal);
        }
    }

    public async Task<OrderView> PlaceAsync(OrderCreateArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.PlaceOrderRequest
        {
            CustomerId = arguments.CustomerId,
            Location = LocationAttribute.Canonical(arguments.Location),
            IntentKey = IntentKey.For(context, arguments.IdempotencyKey),
        };
        request.Lines.AddRange(arguments.Items.Select(item => new Wire.PlaceOrderLine
        {
            ItemId = ItemIdAttribute.Canonical(item.ItemId),
            Quantity = item.Quantity,
        }));
        if (arguments.Total is { } total)
        {
            request.ExpectedTotal = new() { MinorUnits = MajorUnits.ToMinor(total, options.Value.Decimals), Currency = options.Value.Currency };
        }

        return (await orders.PlaceOrderAsync(request, context.Required(cancellationToken))).ToView();
    }
}
