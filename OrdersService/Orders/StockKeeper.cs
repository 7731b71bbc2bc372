using Grpc.Core;
using Wire = Platform.Contracts.Inventory.V1;

namespace OrdersService.Orders;

/// <summary>Asks the inventory to keep, commit, give back and hand over the units of an order. Every request may be repeated.</summary>
internal sealed class StockKeeper(Wire.StockService.StockServiceClient client)
{
    private const string LocationNotFound = "LOCATION_NOT_FOUND";

    // Only these say for certain that nothing is kept. After any other failure the request may have been carried out.
    private static readonly string[] Refusals =
        [OrderErrors.InsufficientInventory, LocationNotFound, "PRODUCT_NOT_FOUND", "RESERVATION_MISMATCH", ErrorCodes.InvalidArgument];

    private static readonly string[] Lapses = ["RESERVATION_RELEASED", "RESERVATION_NOT_FOUND"];

    /// <summary>Whether there is such a location.</summary>
    public async Task<bool> IsLocationAsync(string location, string itemId, CancellationToken cancellationToken)
    {
        try
        {
            await client.CheckStockAsync(new() { ItemId = itemId, Location = location }, cancellationToken: cancellationToken);
            return true;
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.NotFound)
        {
            // That there is no such product is the catalogue's answer to give.
            return RemoteError.From(refusal).Code != LocationNotFound;
        }
    }

    public Task<StockAnswer> ReserveAsync(Order order, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var request = new Wire.ReserveStockRequest { OrderId = Id(order), Location = order.Location };
        request.Lines.AddRange(order.Lines.Select(line => new Wire.ReservationLine { ItemId = line.ItemId, Quantity = line.Quantity }));

        return AskAsync(
            client.ReserveStockAsync(request, deadline: deadline.UtcDateTime, cancellationToken: cancellationToken),
            status => status is Wire.ReservationStatus.Held or Wire.ReservationStatus.Confirmed ? new StockAnswer.Held() : null,
            cancellationToken);
    }

    public Task<StockAnswer> ConfirmAsync(Order order, DateTimeOffset deadline, CancellationToken cancellationToken) => AskAsync(
        client.ConfirmReservationAsync(new() { OrderId = Id(order) }, deadline: deadline.UtcDateTime, cancellationToken: cancellationToken),
        status => status is Wire.ReservationStatus.Confirmed ? new StockAnswer.Committed() : null,
        cancellationToken);

    public Task<StockAnswer> ReleaseAsync(Order order, DateTimeOffset deadline, CancellationToken cancellationToken) => AskAsync(
        client.ReleaseReservationAsync(new() { OrderId = Id(order) }, deadline: deadline.UtcDateTime, cancellationToken: cancellationToken),
        status => status is Wire.ReservationStatus.Released ? new StockAnswer.Released() : null,
        cancellationToken);

    public Task<StockAnswer> HandOverAsync(Order order, DateTimeOffset deadline, CancellationToken cancellationToken) => AskAsync(
        client.CompleteReservationAsync(new() { OrderId = Id(order) }, deadline: deadline.UtcDateTime, cancellationToken: cancellationToken),
        status => status is Wire.ReservationStatus.Completed ? new StockAnswer.HandedOver() : null,
        cancellationToken);

    private static async Task<StockAnswer> AskAsync(
        AsyncUnaryCall<Wire.Reservation> call, Func<Wire.ReservationStatus, StockAnswer?> success, CancellationToken cancellationToken)
    {
        try
        {
            var status = (await call).Status;

            return success(status) ?? (status == Wire.ReservationStatus.Released
                ? new StockAnswer.Refused(Lapsed())
                : new StockAnswer.Unknown($"the reservation is {status}"));
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            var error = RemoteError.From(failure);

            return error.Code switch
            {
                _ when Lapses.Contains(error.Code) => new StockAnswer.Refused(Lapsed()),
                _ when Refusals.Contains(error.Code) => new StockAnswer.Refused(new(error.Code, error.Message, RejectionMapping.Shortages(error))),
                _ => new StockAnswer.Unknown($"{error.Status} {error.Code}: {failure.Status.Detail}"),
            };
        }
    }

    private static Rejection Lapsed() => new(
        OrderErrors.ReservationLapsed, "The items could not be kept long enough to finish this order. Please order again.", []);

    private static string Id(Order order) => order.Id.ToString("D");
}
