using System.Globalization;
using Wire = Platform.Contracts.Orders.V1;
using WireMoney = Platform.Contracts.Common.V1.Money;

namespace McpEdge.Tools.Orders;

internal static class OrderMapping
{
    public static OrderView ToView(this Wire.Order order) => new()
    {
        Id = order.Id,
        Number = order.Number,
        CustomerId = order.CustomerId,
        CustomerNumber = order.CustomerNumber,
        CustomerName = order.CustomerName,
        Location = order.Location,
        Status = order.Status.ToView(),
        Lines = [.. order.Lines.Select(ToView)],
        Total = Amount(order.Total),
        CreatedAt = order.CreatedAt.ToDateTimeOffset(),
        EstimatedAt = order.EstimatedAt?.ToDateTimeOffset(),
        BusinessDate = DateOnly.ParseExact(order.BusinessDate, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Reason = order.Reason.Length > 0 ? order.Reason : null,
    };

    public static Wire.OrderStatus ToWire(this OrderState status) => status switch
    {
        OrderState.Pending => Wire.OrderStatus.Pending,
        OrderState.Confirmed => Wire.OrderStatus.Confirmed,
        OrderState.Preparing => Wire.OrderStatus.Preparing,
        OrderState.Ready => Wire.OrderStatus.Ready,
        OrderState.Completed => Wire.OrderStatus.Completed,
        OrderState.Rejected => Wire.OrderStatus.Rejected,
        OrderState.Cancelled => Wire.OrderStatus.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of the contract."),
    };

    private static OrderState ToView(this Wire.OrderStatus status) => status switch
    {
        Wire.OrderStatus.Pending => OrderState.Pending,
        Wire.OrderStatus.Confirmed => OrderState.Confirmed,
        Wire.OrderStatus.Preparing => OrderState.Preparing,
        Wire.OrderStatus.Ready => OrderState.Ready,
        Wire.OrderStatus.Completed => OrderState.Completed,
        Wire.OrderStatus.Rejected => OrderState.Rejected,
        Wire.OrderStatus.Cancelled => OrderState.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of the contract."),
    };

    private static OrderLineView ToView(Wire.OrderLine line) => new()
    {
        ItemId = line.ItemId,
        Name = line.ItemName,
        Quantity = line.Quantity,
        UnitPrice = Amount(line.UnitPrice),
        LineTotal = Amount(line.LineTotal),
    };

    private static Money Amount(WireMoney money) => new(money.MinorUnits, money.Currency);
}
