using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Common = Platform.Contracts.Common.V1;
using Wire = Platform.Contracts.Orders.V1;

namespace OrdersService.Orders;

/// <summary>Orders as they travel.</summary>
internal static class OrderMapping
{
    public static PlaceOrder ToCommand(this Wire.PlaceOrderRequest request, DateTimeOffset? answerBy) => new(
        request.CustomerId,
        request.Location,
        [.. request.Lines.Select(line => new RequestedLine(line.ItemId, line.Quantity))],
        request.ExpectedTotal is { } total ? new(total.MinorUnits, total.Currency) : null,
        request.IntentKey,
        answerBy);

    public static CancelOrder ToCommand(this Wire.CancelOrderRequest request) => new(request.OrderId, request.Reason);

    public static AdvanceOrder ToCommand(this Wire.AdvanceOrderRequest request) => new(request.OrderId, ToStatus(request.Status));

    public static ListOrders ToQuery(this Wire.ListOrdersRequest request) => new(
        request.CustomerId, request.FromDate, request.ToDate, [.. request.Statuses.Select(ToStatus)], request.Location, request.PageSize,
        request.PageToken);

    public static Wire.ListOrdersResponse ToWire(this OrderPage page) => new()
    {
        Orders = { page.Orders.Select(ToWire) },
        NextPageToken = page.NextPageToken,
        TotalSize = page.TotalSize,
    };

    public static Wire.Order ToWire(this Order order) => new()
    {
        Id = order.Id.ToString("D"),
        Number = order.Number,
        CustomerId = order.CustomerId.ToString("D"),
        CustomerNumber = order.CustomerNumber,
        CustomerName = order.CustomerName,
        Location = order.Location,
        Status = ToWire(order.Status),
        Lines = { order.Lines.Select(line => ToWire(line, order.Currency)) },
        Total = ToWire(order.Total),
        CreatedAt = ToTimestamp(order.CreatedAt),
        UpdatedAt = ToTimestamp(order.UpdatedAt),
        EstimatedAt = order.EstimatedAt is { } estimate ? ToTimestamp(estimate) : null,
        BusinessDate = order.BusinessDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Reason = order.Rejection?.Message ?? order.CancelReason,
    };

    private static Wire.OrderLine ToWire(OrderLine line, string currency) => new()
    {
        ItemId = line.ItemId,
        ItemName = line.ItemName,
        Quantity = line.Quantity,
        UnitPrice = ToWire(new Money(line.UnitPrice, currency)),
        LineTotal = ToWire(new Money(line.LineTotal, currency)),
    };

    private static Common.Money ToWire(Money money) => new() { MinorUnits = money.MinorUnits, Currency = money.Currency };

    // The wire has the same statuses one higher: its zero means that none was given.
    private static Wire.OrderStatus ToWire(OrderStatus status) => (Wire.OrderStatus)((int)status + 1);

    private static OrderStatus? ToStatus(Wire.OrderStatus status) =>
        status is >= Wire.OrderStatus.Pending and <= Wire.OrderStatus.Cancelled ? (OrderStatus)((int)status - 1) : null;

    // PostgreSQL keeps microseconds: the answer to a write says what a later read will say.
    private static Timestamp ToTimestamp(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)).ToTimestamp();
}
