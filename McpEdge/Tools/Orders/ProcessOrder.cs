using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Tools.Orders;

internal sealed record ProcessOrderArguments
{
    [Description("The order.")]
    [Ask("What would you like to order?", "Was möchten Sie bestellen?", "Que souhaitez-vous commander ?")]
    public required OrderCreateArguments OrderData { get; init; }
}

internal sealed record ProcessOrderResult
{
    [AllowedValues("success", "error")]
    public required string Status { get; init; }

    [Description("UUID; order_status takes it.")]
    public required string OrderId { get; init; }

    [Description("The short number that people say; order_status takes it too.")]
    public required long OrderNumber { get; init; }

    [Description("pending: taken, but the stock is not sure yet.")]
    public required OrderState OrderStatus { get; init; }

    [Description("When it is expected to be ready; absent while that is not known.")]
    public DateTimeOffset? EstimatedTime { get; init; }

    public required Money Total { get; init; }
}

/// <summary>order_create in the shape that restaurant agents know.</summary>
internal sealed class ProcessOrder(OrderPlacement placement, OrderPreview preview) : Tool<ProcessOrderArguments, ProcessOrderResult>(Published)
{
    private const string InvalidOrder = "INVALID_ORDER";
    private const string OrderData = "order_data.";

    private static readonly ToolProfile Published = new(
        "process_order",
        new Phrase("Process order", "Bestellung ausführen", "Traiter une commande"),
        "Places an order for a customer at the catalogue's prices and takes the stock for it. Read the items and the total back to the "
        + "caller and get a yes first. It answers with the order's id and estimated time; errors have error_code, and "
        + "INSUFFICIENT_INVENTORY says in available_items what there is.",
        "orders:write")
    {
        Risk = Risk.Medium,
        KeptBy = ToolProfile.OrdersPlaced,
    };

    public override ToolError? Explain(Exception failure) => OrderRefusals.Explain(failure) is { } error
        ? error with { Fields = [.. error.Fields.Select(problem => problem with { Field = $"{OrderData}{problem.Field}" })] }
        : null;

    public override ToolError Shape(ToolError error)
    {
        var facts = new Dictionary<string, object>(error.Facts ?? []) { ["status"] = "error", ["error_code"] = CodeOf(error) };
        if (error.Facts?.GetValueOrDefault("shortages") is List<ShortageView> shortages)
        {
            facts["available_items"] = shortages.SelectMany(AvailableItem.Of).DistinctBy(item => (item.ItemId, item.Location)).ToList();
        }

        return error with { Code = error.Code == ToolCodes.InvalidArguments ? InvalidOrder : error.Code, Facts = facts };
    }

    protected override IEnumerable<FieldProblem> Check(ProcessOrderArguments arguments) => placement.Check(arguments.OrderData, OrderData);

    protected override async Task<PendingEffect> EffectAsync(
        ProcessOrderArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var (speech, priced) = await preview.DescribeAsync(arguments.OrderData, OrderData, context, cancellationToken);
        return new(speech) { Arguments = ToolJson.ToObject(arguments with { OrderData = priced }) };
    }

    protected override async Task<ToolAnswer<ProcessOrderResult>> AnswerAsync(
        ProcessOrderArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var order = await placement.PlaceAsync(arguments.OrderData, context, cancellationToken);
        var result = new ProcessOrderResult
        {
            Status = "success",
            OrderId = order.Id,
            OrderNumber = order.Number,
            OrderStatus = order.Status,
            EstimatedTime = order.EstimatedAt,
            Total = order.Total,
        };

        return new(OrderSpeech.Placed(order, context.Now, context.Language), result);
    }

    private static string CodeOf(ToolError error) => error.Code switch
    {
        ToolCodes.InvalidArguments => InvalidOrder,
        ToolCodes.Internal => "INTERNAL_ERROR",
        var code => code,
    };
}

/// <summary>Something that can be had instead of what was asked for.</summary>
internal sealed record AvailableItem(string ItemId, string Name, string Location, long Available)
{
    /// <summary>The product itself as far as it goes, here and elsewhere, and others of its category.</summary>
    public static IEnumerable<AvailableItem> Of(ShortageView shortage) =>
    [
        new(shortage.ItemId, shortage.Name, shortage.Location, shortage.Available),
        .. shortage.Elsewhere.Select(place => new AvailableItem(shortage.ItemId, shortage.Name, place.Location, place.Available)),
        .. shortage.Alternatives.Select(other => new AvailableItem(other.ItemId, other.Name, shortage.Location, other.Available)),
    ];
}
