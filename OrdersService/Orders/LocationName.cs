using System.Text.RegularExpressions;

namespace OrdersService.Orders;

/// <summary>How a location is named: one word of at most 50 characters, without regard to case.</summary>
internal static partial class LocationName
{
    public const int MaxLength = 50;
    public const string Problem = "A location is one word of letters, digits and hyphens, such as main.";

    public static bool TryParse(string text, out string name)
    {
        name = text.Trim().ToLowerInvariant();
        return Pattern().IsMatch(name);
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,49}\z")]
    private static partial Regex Pattern();
}
