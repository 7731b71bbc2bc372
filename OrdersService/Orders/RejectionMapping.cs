using Wire = Platform.Contracts.Inventory.V1;

namespace OrdersService.Orders;

/// <summary>Why an order was rejected, from the inventory's answer and back to the caller.</summary>
internal static class RejectionMapping
{
    /// <summary>What was missing; empty unless the refusal says so.</summary>
    public static IReadOnlyList<Shortage> Shortages(RemoteError refusal) =>
    [
        .. refusal.Detail<Wire.InsufficientInventory>()?.Shortages.Select(
            missing => new Shortage(missing.ItemId, missing.ItemName, missing.Location, missing.Requested, missing.Available)) ?? [],
    ];

    /// <summary>The error that the caller gets, the first time and every time the same request comes again.</summary>
    public static DomainException ToError(this Rejection rejection, long orderNumber)
    {
        var error = DomainError.Refused(rejection.Code, rejection.Message).With("order_number", $"{orderNumber}");

        return rejection.Shortages.Count == 0 ? error : error.With(new Wire.InsufficientInventory { Shortages = { rejection.Shortages.Select(ToWire) } });
    }

    private static Wire.InsufficientInventory.Types.Shortage ToWire(Shortage missing) => new()
    {
        ItemId = missing.ItemId,
        ItemName = missing.ItemName,
        Location = missing.Location,
        Requested = missing.Requested,
        Available = missing.Available,
    };
}
