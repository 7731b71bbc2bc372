using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Tools.Catalogue;
using Microsoft.Extensions.Options;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Orders;

internal sealed class OrderCreate(Wire.OrderService.OrderServiceClient orders, IOptions<OrderToolsOptions> options)
    : Tool<OrderCreateArguments, OrderView>(Published)
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

    protected override IEnumerable<FieldProblem> Check(OrderCreateArguments arguments)
    {
        if (arguments.Total is { } total && decimal.Round(total, options.Value.Decimals) != total)
        {
            yield return new("total", $"must have at most {options.Value.Decimals} decimals", "What total did you expect?");
        }
    }

    protected override async Task<ToolAnswer<OrderView>> AnswerAsync(
        OrderCreateArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.PlaceOrderRequest
        {
            CustomerId = arguments.CustomerId,
            Location = LocationAttribute.Canonical(arguments.Location),
            IntentKey = IntentKey.For(context.Caller, arguments.IdempotencyKey),
        };
        request.Lines.AddRange(arguments.Items.Select(item => new Wire.PlaceOrderLine
        {
            ItemId = ItemIdAttribute.Canonical(item.ItemId),
            Quantity = item.Quantity,
        }));
        if (arguments.Total is { } total)
        {
            request.ExpectedTotal = new() { MinorUnits = MinorUnits(total), Currency = options.Value.Currency };
        }

        var order = (await orders.PlaceOrderAsync(request, context.Required(cancellationToken))).ToView();
        return new(OrderSpeech.Placed(order, context.Now), order);
    }

    private long MinorUnits(decimal total)
    {
        for (var place = 0; place < options.Value.Decimals; place++)
        {
            total *= 10;
        }

        return (long)total;
    }
}
