using Grpc.Core;
using OrdersService.Data;
using ServiceDefaults.Intents;
using Wire = Platform.Contracts.Orders.V1;

namespace OrdersService.Orders;

internal sealed class OrdersGrpcService(
    PlaceOrderHandler placeOrder,
    GetOrderHandler getOrder,
    ListOrdersHandler listOrders,
    CancelOrderHandler cancelOrder,
    AdvanceOrderHandler advanceOrder,
    SettleOrderHandler settleOrder,
    IntentLedger<OrdersDbContext> intents)
    : Wire.OrderService.OrderServiceBase
{
    public override async Task<Wire.Order> PlaceOrder(Wire.PlaceOrderRequest request, ServerCallContext context) =>
        (await placeOrder.HandleAsync(request.ToCommand(AnswerBy(context)), context.CancellationToken)).ToWire();

    public override async Task<Wire.Order> GetOrder(Wire.GetOrderRequest request, ServerCallContext context) =>
        (await getOrder.HandleAsync(new(request.OrderId, request.IntentKey), context.CancellationToken)).ToWire();

    public override async Task<Wire.ListOrdersResponse> ListOrders(Wire.ListOrdersRequest request, ServerCallContext context) =>
        (await listOrders.HandleAsync(request.ToQuery(), context.CancellationToken)).ToWire();

    public override async Task<Wire.Order> CancelOrder(Wire.CancelOrderRequest request, ServerCallContext context)
    {
        var order = await intents.RunAsync(
            request, async token => (await cancelOrder.HandleAsync(request.ToCommand(), token)).ToWire(), context.CancellationToken);
        await settleOrder.HandleAsync(new(Guid.Parse(order.Id), AnswerBy(context)), context.CancellationToken);

        return order;
    }

    public override async Task<Wire.Order> AdvanceOrder(Wire.AdvanceOrderRequest request, ServerCallContext context)
    {
        var order = await intents.RunAsync(
            request, async token => (await advanceOrder.HandleAsync(request.ToCommand(), token)).ToWire(), context.CancellationToken);
        await settleOrder.HandleAsync(new(Guid.Parse(order.Id), AnswerBy(context)), context.CancellationToken);

        return order;
    }

    // gRPC says "the end of time" when the caller set no deadline.
    private static DateTimeOffset? AnswerBy(ServerCallContext context) =>
        context.Deadline == DateTime.MaxValue ? null : new DateTimeOffset(context.Deadline);
}
