using System.Text.RegularExpressions;

namespace OrdersService.Orders;

/// <summary>An order as it was asked for, in one canonical writing, each product once.</summary>
/// <param name="Customer">UUID or number, without blanks and in lower case.</param>
/// <param name="Location">In lower case; empty when the caller left it to us.</param>
/// <param name="Items">Each product once, in the order of the lines.</param>
/// <param name="ExpectedTotal">What the caller believes it costs.</param>
/// <param name="IntentKey">Names what the caller wants to happen once.</param>
internal sealed record OrderRequest(
    string Customer, string Location, IReadOnlyList<RequestedItem> Items, Money? ExpectedTotal, string IntentKey);

/// <summary>How many units of a product are asked for, on all lines together.</summary>
/// <param name="ItemId">Names the product.</param>
/// <param name="Quantity">Sum of its lines.</param>
/// <param name="Line">Index of the first line that names the product, for errors.</param>
internal sealed record RequestedItem(string ItemId, int Quantity, int Line);

/// <summary>Reads a request as the rules want it, and collects everything that is wrong with it by itself.</summary>
internal static partial class PlaceOrderRules
{
    public const int MaxLines = 50;
    public const int MaxQuantity = 1000;
    public const int MaxIntentKey = 200;

    public static OrderRequest Read(PlaceOrder command, List<FieldError> errors)
    {
        var customer = Reference.Parse(command.CustomerId);

        if (customer is null)
            errors.Add(new("customer_id", "MALFORMED", "A customer is named by UUID or by number, such as 7."));

        if (!IntentKey().IsMatch(command.IntentKey))
            errors.Add(new("intent_key", "MALFORMED", $"An intent key has 1 to {MaxIntentKey} printable ASCII characters."));

        return new(
            customer?.ToString() ?? "", Location(command.Location, errors), Items(command.Lines, errors),
            Total(command.ExpectedTotal, errors), command.IntentKey);
    }

    private static string Location(string text, List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";

        if (!LocationName.TryParse(text, out var name))
            errors.Add(new("location", "MALFORMED", LocationName.Problem));

        return name;
    }

    private static List<RequestedItem> Items(IReadOnlyList<RequestedLine> lines, List<FieldError> errors)
    {
        if (lines.Count is 0 or > MaxLines)
        {
            errors.Add(new("lines", "OUT_OF_RANGE", $"An order has 1 to {MaxLines} lines, not {lines.Count}."));
            return [];
        }

        var items = new List<RequestedItem>();

        for (var index = 0; index < lines.Count; index++)
            Add(lines[index], index, items, errors);

        return items;
    }

    private static void Add(RequestedLine line, int index, List<RequestedItem> items, List<FieldError> errors)
    {
        if (!ItemId().IsMatch(line.ItemId))
            errors.Add(new($"lines[{index}].item_id", "MALFORMED", "An item id is eight characters, A to Z and 0 to 9, such as PIZZ0001."));

        var known = items.FindIndex(item => item.ItemId == line.ItemId);
        var sum = known < 0 ? 0 : items[known].Quantity;

        var possible = line.Quantity is >= 1 and <= MaxQuantity && sum + line.Quantity <= MaxQuantity;

        if (!possible)
            errors.Add(new($"lines[{index}].quantity", "OUT_OF_RANGE", $"A quantity is 1 to {MaxQuantity} of each product."));

        // A line with a wrong quantity stays in the list: whether its product exists is answered at the same time.
        if (known < 0)
            items.Add(new(line.ItemId, possible ? (int)line.Quantity : 0, index));
        else if (possible)
            items[known] = items[known] with { Quantity = sum + (int)line.Quantity };
    }

    private static Money? Total(Money? expected, List<FieldError> errors)
    {
        if (expected is not { } total)
            return null;

        if (total.MinorUnits < 0)
            errors.Add(new("expected_total.minor_units", "OUT_OF_RANGE", "A total is not negative."));

        if (!OrdersOptions.CurrencyCode().IsMatch(total.Currency))
            errors.Add(new("expected_total.currency", "MALFORMED", "A currency is an ISO 4217 code such as USD."));

        return total;
    }

    public static bool IsItemId(string text) => ItemId().IsMatch(text);

    [GeneratedRegex(@"\A[A-Z0-9]{8}\z")]
    private static partial Regex ItemId();

    [GeneratedRegex(@"\A[\x20-\x7E]{1,200}\z")]
    private static partial Regex IntentKey();
}
