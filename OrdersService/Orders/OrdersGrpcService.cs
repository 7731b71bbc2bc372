using Grpc.Core;
using Wire = Platform.Contracts.Orders.V1;

namespace OrdersService.Orders;

internal sealed class OrdersGrpcService(
    PlaceOrderHandler placeOrder, GetOrderHandler getOrder, ListOrdersHandler listOrders, CancelOrderHandler cancelOrder)
    : Wire.OrderService.OrderServiceBase
{
    public override async Task<Wire.Order> PlaceOrder(Wire.PlaceOrderRequest request, ServerCallContext context) =>
        (await placeOrder.HandleAsync(request.ToCommand(AnswerBy(context)), context.CancellationToken)).ToWire();

    public override async Task<Wire.Order> GetOrder(Wire.GetOrderRequest request, ServerCallContext context) =>
        (await getOrder.HandleAsync(new(request.OrderId), context.CancellationToken)).ToWire();

    public override async Task<Wire.ListOrdersResponse> ListOrders(Wire.ListOrdersRequest request, ServerCallContext context) =>
        (await listOrders.HandleAsync(request.ToQuery(), context.CancellationToken)).ToWire();

    public override async Task<Wire.Order> CancelOrder(Wire.CancelOrderRequest request, ServerCallContext context) =>
        (await cancelOrder.HandleAsync(new(request.OrderId, request.Reason), context.CancellationToken)).ToWire();

    // gRPC says "the end of time" when the caller set no deadline.
    private static DateTimeOffset? AnswerBy(ServerCallContext context) =>
        context.Deadline == DateTime.MaxValue ? null : new DateTimeOffset(context.Deadline);
}
