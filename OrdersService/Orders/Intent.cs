using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrdersService.Orders;

/// <summary>What a caller wants to happen once.</summary>
/// <param name="Key">Names the intent; given by the caller.</param>
/// <param name="RequestHash">SHA-256 of the request in one canonical writing: the same key with another hash is an error.</param>
internal sealed record Intent(string Key, byte[] RequestHash)
{
    public static Intent Of(OrderRequest request)
    {
        // Every part is checked to have no line breaks, so no two requests have the same text.
        var text = new StringBuilder("place-order/1\n")
            .Append(request.Customer).Append('\n')
            .Append(request.Location).Append('\n')
            .Append(request.ExpectedTotal is { } total ? string.Create(CultureInfo.InvariantCulture, $"{total.MinorUnits} {total.Currency}") : "-");

        foreach (var item in request.Items.OrderBy(item => item.ItemId, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"\n{item.ItemId} {item.Quantity}");

        return new(request.IntentKey, SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public bool IsOf(Order order) => CryptographicOperations.FixedTimeEquals(RequestHash, order.RequestHash);
}
