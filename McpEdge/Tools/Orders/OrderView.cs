using System.ComponentModel;

namespace McpEdge.Tools.Orders;

internal enum OrderState
{
    Pending,
    Confirmed,
    Preparing,
    Ready,
    Completed,
    Rejected,
    Cancelled,
}

/// <summary>An order in a result.</summary>
internal sealed record OrderView
{
    [Description("UUID.")]
    public required string Id { get; init; }

    [Description("The short number that people say; order_id takes it too.")]
    public required long Number { get; init; }

    [Description("UUID.")]
    public required string CustomerId { get; init; }

    public required long CustomerNumber { get; init; }

    [Description("As it was when the order was placed.")]
    public required string CustomerName { get; init; }

    public required string Location { get; init; }

    [Description("pending: taken, but the stock is not sure yet. rejected and cancelled orders keep no stock.")]
    public required OrderState Status { get; init; }

    public required IReadOnlyList<OrderLineView> Lines { get; init; }

    public required Money Total { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [Description("When it is expected to be ready; absent when that is not known or will not be.")]
    public DateTimeOffset? EstimatedAt { get; init; }

    [Description("The business day on which it was placed.")]
    public required DateOnly BusinessDate { get; init; }

    [Description("Why it was rejected or cancelled; absent otherwise.")]
    public string? Reason { get; init; }
}

/// <summary>What was ordered of one product.</summary>
internal sealed record OrderLineView
{
    public required string ItemId { get; init; }

    [Description("As it was when the order was placed.")]
    public required string Name { get; init; }

    public required long Quantity { get; init; }

    [Description("Price of one when the order was placed.")]
    public required Money UnitPrice { get; init; }

    public required Money LineTotal { get; init; }
}
