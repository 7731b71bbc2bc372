using OrdersService.Orders;

namespace OrdersService.Analytics;

/// <summary>Figures of one location or of all.</summary>
internal static class LocationFilter
{
    /// <summary>The location as orders have it; empty: every location.</summary>
    public static string Read(string text, List<FieldError> errors, string field = "location")
    {
        if (!LocationName.TryParse(text, out var location) && text.Length > 0)
            errors.Add(new(field, "MALFORMED", LocationName.Problem));

        return location;
    }
}
