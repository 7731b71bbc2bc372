using Grpc.Core;
using InventoryService.Data;
using ServiceDefaults.Intents;
using Wire = Platform.Contracts.Inventory.V1;

namespace InventoryService.Stock;

internal sealed class StockGrpcService(
    CheckStockHandler checkStock,
    SetStockHandler setStock,
    AdjustStockHandler adjustStock,
    ReserveStockHandler reserveStock,
    ConfirmReservationHandler confirmReservation,
    ReleaseReservationHandler releaseReservation,
    CompleteReservationHandler completeReservation,
    IntentLedger<InventoryDbContext> intents) : Wire.StockService.StockServiceBase
{
    public override async Task<Wire.CheckStockResponse> CheckStock(Wire.CheckStockRequest request, ServerCallContext context)
    {
        var levels = await checkStock.HandleAsync(new(request.ItemId, request.Location), context.CancellationToken);

        return new() { Levels = { levels.Select(level => level.ToWire()) } };
    }

    public override Task<Wire.StockLevel> SetStock(Wire.SetStockRequest request, ServerCallContext context) => intents.RunAsync(
        request, async token => (await setStock.HandleAsync(request.ToCommand(), token)).ToWire(), context.CancellationToken);

    public override Task<Wire.StockLevel> AdjustStock(Wire.AdjustStockRequest request, ServerCallContext context) => intents.RunAsync(
        request, async token => (await adjustStock.HandleAsync(request.ToCommand(), token)).ToWire(), context.CancellationToken);

    public override async Task<Wire.Reservation> ReserveStock(Wire.ReserveStockRequest request, ServerCallContext context) =>
        (await reserveStock.HandleAsync(request.ToCommand(), context.CancellationToken)).ToWire();

    public override async Task<Wire.Reservation> ConfirmReservation(Wire.ConfirmReservationRequest request, ServerCallContext context) =>
        (await confirmReservation.HandleAsync(new(request.OrderId), context.CancellationToken)).ToWire();

    public override async Task<Wire.Reservation> ReleaseReservation(Wire.ReleaseReservationRequest request, ServerCallContext context) =>
        (await releaseReservation.HandleAsync(new(request.OrderId), context.CancellationToken)).ToWire();

    public override async Task<Wire.Reservation> CompleteReservation(Wire.CompleteReservationRequest request, ServerCallContext context) =>
        (await completeReservation.HandleAsync(new(request.OrderId), context.CancellationToken)).ToWire();
}
