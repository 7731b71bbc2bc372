using System.ComponentModel;

namespace McpEdge.Tools.Customers;

/// <summary>A customer with what is known of their orders.</summary>
internal sealed record CustomerLookupResult : CustomerView
{
    [Description("The latest orders, newest first, at most five; absent when they could not be read in time.")]
    public IReadOnlyList<OrderBrief>? Orders { get; init; }

    [Description("How many orders the customer has in all; absent like orders.")]
    public long? OrdersTotal { get; init; }

    [Description("The latest of orders that was not cancelled or rejected; absent when there is none among them.")]
    public OrderBrief? LastPurchase { get; init; }

    [Description("Parts that could not be read in time; ask again for them. Absent when nothing is missing.")]
    public IReadOnlyList<string>? Missing { get; init; }
}

/// <summary>An order in a few words.</summary>
internal sealed record OrderBrief
{
    [Description("UUID.")]
    public required string Id { get; init; }

    [Description("The short number that people say.")]
    public required long Number { get; init; }

    public required string Status { get; init; }

    [Description("The business day on which it was placed.")]
    public required DateOnly Date { get; init; }

    public required Money Total { get; init; }

    [Description("Names of the products, as many times as lines.")]
    public required IReadOnlyList<string> Items { get; init; }
}
