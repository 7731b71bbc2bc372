using System.Text.RegularExpressions;
using ServiceDefaults.Errors;

namespace InventoryService.Catalogue;

/// <summary>What a product is called in every system: eight characters, A to Z and 0 to 9.</summary>
internal static partial class ItemId
{
    public const int Length = 8;
    private const string Problem = "An item id is eight capital letters and digits, such as PIZZ0001.";

    /// <summary>What is wrong with an item id goes to the errors.</summary>
    public static void Check(string text, string field, List<FieldError> errors)
    {
        if (!Pattern().IsMatch(text))
            errors.Add(new(field, text.Length == 0 ? "REQUIRED" : "INVALID_FORMAT", Problem));
    }

    [GeneratedRegex(@"\A[A-Z0-9]{8}\z")]
    private static partial Regex Pattern();
}
