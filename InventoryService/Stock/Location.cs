using System.Text.RegularExpressions;

namespace InventoryService.Stock;

/// <summary>A place that has stock, such as main.</summary>
internal sealed partial class Location
{
    public const int MaxLength = 50;

    private Location()
    {
    }

    public string Code { get; private init; } = "";

    public static bool IsValid(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,49}\z")]
    private static partial Regex Pattern();
}
