using System.Globalization;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Customers;

/// <summary>The part of a customer that OrdersService knows.</summary>
internal sealed record CustomerOrders(IReadOnlyList<OrderBrief> Latest, OrderBrief? LastPurchase, long Total)
{
    public static CustomerOrders From(Wire.ListOrdersResponse latest, Wire.Order? purchase) =>
        new([.. latest.Orders.Select(Brief)], purchase is null ? null : Brief(purchase), latest.TotalSize);

    private static OrderBrief Brief(Wire.Order order) => new()
    {
        Id = order.Id,
        Number = order.Number,
        Status = order.Status.ToString().ToLowerInvariant(),
        Date = DateOnly.ParseExact(order.BusinessDate, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Total = new(order.Total.MinorUnits, order.Total.Currency),
        Items = [.. order.Lines.Select(line => line.ItemName)],
    };
}
