using Grpc.Core;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Stock;

internal sealed class StockGrpcService(
    CheckStockHandler checkStock,
    SetStockHandler setStock,
    AdjustStockHandler adjustStock,
    ReserveStockHandler reserveStock,
    ConfirmReservationHandler confirmReservation,
    ReleaseReservationHandler releaseReservation) : Wire.StockService.StockServiceBase
{
    public override async Task<Wire.CheckStockResponse> CheckStock(Wire.CheckStockRequest request, ServerCallContext context)
    {
        var levels = await checkStock.HandleAsync(new(request.ItemId, request.Location), context.CancellationToken);

        return new() { Levels = { levels.Select(level => level.ToWire()) } };
    }

    public override async Task<Wire.StockLevel> SetStock(Wire.SetStockRequest request, ServerCallContext context)
    {
        long? expected = request.HasExpectedOnHand ? request.ExpectedOnHand : null;

        return (await setStock.HandleAsync(new(request.ItemId, request.Location, request.OnHand, expected), context.CancellationToken)).ToWire();
    }

    public override async Task<Wire.StockLevel> AdjustStock(Wire.AdjustStockRequest request, ServerCallContext context) =>
        (await adjustStock.HandleAsync(new(request.ItemId, request.Location, request.Delta), context.CancellationToken)).ToWire();

    public override async Task<Wire.Reservation> ReserveStock(Wire.ReserveStockRequest request, ServerCallContext context) =>
        (await reserveStock.HandleAsync(request.ToCommand(), context.CancellationToken)).ToWire();

    public override async Task<Wire.Reservation> ConfirmReservation(Wire.ConfirmReservationRequest request, ServerCallContext context) =>
        (await confirmReservation.HandleAsync(new(request.OrderId), context.CancellationToken)).ToWire();

    public override async Task<Wire.Reservation> ReleaseReservation(Wire.ReleaseReservationRequest request, ServerCallContext context) =>
        (await releaseReservation.HandleAsync(new(request.OrderId), context.CancellationToken)).ToWire();
}
