using System.Globalization;

namespace OrdersService.Orders;

/// <summary>How a caller names an order or a customer: by UUID or by number. Exactly one of the two is set.</summary>
internal sealed record Reference(Guid? Id, long? Number)
{
    /// <summary>Null when the text is neither a UUID nor a positive number.</summary>
    public static Reference? Parse(string text)
    {
        var trimmed = text.Trim();

        if (Guid.TryParseExact(trimmed, "D", out var id))
            return new(id, null);

        return long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new(null, number) : null;
    }

    public override string ToString() => Id?.ToString("D") ?? Number!.Value.ToString(CultureInfo.InvariantCulture);
}
