using Platform.Contracts.Inventory.V1;
using Wire = Platform.Contracts.Inventory.V1.InsufficientInventory.Types;

namespace OrdersService.Orders;

/// <summary>Why an order was rejected, from the inventory's answer and back to the caller.</summary>
internal static class RejectionMapping
{
    /// <summary>What was missing; empty unless the refusal says so.</summary>
    public static IReadOnlyList<Shortage> Shortages(RemoteError refusal) => [.. refusal.Detail<InsufficientInventory>()?.Shortages.Select(FromWire) ?? []];

    /// <summary>The error that the caller gets, the first time and every time the same request comes again.</summary>
    public static DomainException ToError(this Rejection rejection, long orderNumber)
    {
        var error = DomainError.Refused(rejection.Code, rejection.Message).With("order_number", $"{orderNumber}");

        return rejection.Shortages.Count == 0 ? error : error.With(new InsufficientInventory { Shortages = { rejection.Shortages.Select(ToWire) } });
    }

    private static Shortage FromWire(Wire.Shortage missing) =>
        new(missing.ItemId, missing.ItemName, missing.Location, missing.Requested, missing.Available)
        {
            Elsewhere = [.. missing.Elsewhere.Select(units => new UnitsElsewhere(units.Location, units.Available))],
            Alternatives = [.. missing.Alternatives.Select(FromWire)],
        };

    private static Alternative FromWire(Wire.Alternative product) =>
        new(product.ItemId, product.ItemName, product.Price.MinorUnits, product.Price.Currency, product.Available);

    private static Wire.Shortage ToWire(Shortage missing) => new()
    {
        ItemId = missing.ItemId,
        ItemName = missing.ItemName,
        Location = missing.Location,
        Requested = missing.Requested,
        Available = missing.Available,
        Elsewhere = { missing.Elsewhere.Select(units => new Wire.Elsewhere { Location = units.Location, Available = units.Available }) },
        Alternatives = { missing.Alternatives.Select(ToWire) },
    };

    private static Wire.Alternative ToWire(Alternative product) => new()
    {
        ItemId = product.ItemId,
        ItemName = product.ItemName,
        Price = new() { MinorUnits = product.PriceMinorUnits, Currency = product.Currency },
        Available = product.Available,
    };
}
