using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Hosting;

/// <summary>Requests as a caller sends them.</summary>
internal static class Requests
{
    /// <summary>A key that nobody used before.</summary>
    public static string NewIntent() => $"test-{Guid.CreateVersion7():n}";

    public static PlaceOrderRequest Order(string customer, string location, params (string ItemId, int Quantity)[] lines) => new()
    {
        CustomerId = customer,
        Location = location,
        IntentKey = NewIntent(),
        Lines = { lines.Select(line => new PlaceOrderLine { ItemId = line.ItemId, Quantity = line.Quantity }) },
    };
}
