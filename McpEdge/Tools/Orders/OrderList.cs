using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Orders;

internal sealed record OrderListArguments
{
    [Description("Only this customer's orders: number, such as 12, or UUID.")]
    [Ask("What is the customer number?", "Wie lautet die Kundennummer?", "Quel est le numéro de client ?")]
    [Handle]
    public string? CustomerId { get; init; }

    [Description("First business day, such as 2024-01-15.")]
    [Ask("From which day on?", "Ab welchem Tag?", "À partir de quel jour ?")]
    public DateOnly? FromDate { get; init; }

    [Description("Last business day, included.")]
    [Ask("Up to which day?", "Bis zu welchem Tag?", "Jusqu'à quel jour ?")]
    public DateOnly? ToDate { get; init; }

    [Description("Only orders with this status.")]
    [Ask(
        "Which orders: open, completed or cancelled ones?",
        "Welche Bestellungen: offene, abgeschlossene oder stornierte?",
        "Quelles commandes : ouvertes, terminées ou annulées ?")]
    public OrderState? Status { get; init; }

    [Description("Only orders at this location, such as main.")]
    [Ask("At which location?", "An welchem Standort?", "À quel endroit ?")]
    [Location]
    public string? Location { get; init; }

    [Description("How many orders to return.")]
    [Range(1, 50)]
    [DefaultValue(OrderList.DefaultLimit)]
    public int? Limit { get; init; }

    [Description("next_cursor of the page before, with the same other arguments.")]
    [StringLength(2000, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

internal sealed record OrderListResult
{
    [Description("Newest first.")]
    public required IReadOnlyList<OrderView> Orders { get; init; }

    [Description("How many orders match on all pages.")]
    public required long Total { get; init; }

    [Description("Send it as cursor to get the next page; absent on the last page.")]
    public string? NextCursor { get; init; }
}

internal sealed class OrderList(Wire.OrderService.OrderServiceClient orders) : Tool<OrderListArguments, OrderListResult>(Published)
{
    internal const int DefaultLimit = 10;

    private static readonly ToolProfile Published = new(
        "order_list",
        new Phrase("List orders", "Bestellungen auflisten", "Lister les commandes"),
        "Lists orders, newest first, of one customer or all, by business day, status and location, a page at a time. "
        + "For one order whose number you know, use order_status instead.",
        "orders:read")
    {
        ReadOnly = true,
    };

    private static readonly Phrase NotBefore = new(
        "must not be before from_date", "darf nicht vor from_date liegen", "ne doit pas être avant from_date");

    private static readonly Phrase WhichDays = new(
        "From which day to which day?", "Von welchem bis zu welchem Tag?", "De quel jour à quel jour ?");

    public override ToolError? Explain(Exception failure) => OrderRefusals.Explain(failure);

    protected override IEnumerable<FieldProblem> Check(OrderListArguments arguments)
    {
        if (arguments.FromDate > arguments.ToDate)
        {
            yield return new("to_date", NotBefore, WhichDays);
        }
    }

    protected override async Task<ToolAnswer<OrderListResult>> AnswerAsync(
        OrderListArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var page = await orders.ListOrdersAsync(Request(arguments), context.Required(cancellationToken));
        var result = new OrderListResult
        {
            Orders = [.. page.Orders.Select(order => order.ToView())],
            Total = page.TotalSize,
            NextCursor = page.NextPageToken.Length > 0 ? page.NextPageToken : null,
        };

        return new(OrderSpeech.Found(result, firstPage: arguments.Cursor is null, context.Now, context.Language), result);
    }

    private static Wire.ListOrdersRequest Request(OrderListArguments arguments)
    {
        var request = new Wire.ListOrdersRequest
        {
            CustomerId = arguments.CustomerId ?? "",
            FromDate = Day(arguments.FromDate),
            ToDate = Day(arguments.ToDate),
            Location = LocationAttribute.Canonical(arguments.Location),
            PageSize = arguments.Limit ?? DefaultLimit,
            PageToken = arguments.Cursor ?? "",
        };
        if (arguments.Status is { } status)
        {
            request.Statuses.Add(status.ToWire());
        }

        return request;
    }

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
