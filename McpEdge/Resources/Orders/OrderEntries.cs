using System.ComponentModel;
using McpEdge.Tools;
using McpEdge.Tools.Orders;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Resources.Orders;

/// <summary>A page of orders in brief.</summary>
internal sealed record OrderEntries
{
    [Description("Newest first.")]
    public required IReadOnlyList<OrderEntry> Orders { get; init; }

    [Description("How many there are on all pages.")]
    public required long Total { get; init; }

    [Description("Address of the next page; absent on the last.")]
    public string? NextUri { get; init; }

    public const int PageSize = 100;

    public static OrderEntries From(Wire.ListOrdersResponse page, string path, string idPrefix, string namePrefix) => new()
    {
        Orders = [.. page.Orders.Select(order => Entry(order.ToView(), idPrefix, namePrefix))],
        Total = page.TotalSize,
        NextUri = page.NextPageToken.Length > 0 ? ResourceAddress.Of(path, page.NextPageToken) : null,
    };

    private static OrderEntry Entry(OrderView order, string idPrefix, string namePrefix) => new()
    {
        Id = $"{idPrefix}{order.Number}",
        Uri = ResourceAddress.Of(OrderByNumber.Published.At($"{order.Number}")),
        Name = $"{namePrefix} #{order.Number}",
        Metadata = new(order.CustomerName, order.Total, order.Status),
        Location = order.Location,
        CreatedAt = order.CreatedAt,
    };
}

internal sealed record OrderEntry
{
    public required string Id { get; init; }

    public required string Uri { get; init; }

    public required string Name { get; init; }

    public required OrderMetadata Metadata { get; init; }

    public required string Location { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed record OrderMetadata(string Customer, Money Total, OrderState Status);
