namespace OrdersService.Orders;

/// <summary>A product as it is sold now.</summary>
internal sealed record CatalogueProduct(string ItemId, string Name, Money Price);

/// <summary>What the lines of an order cost, from the catalogue alone: a caller's figures are only compared.</summary>
internal static class Pricing
{
    /// <summary>Adds to <paramref name="errors"/> what can't be sold, and then the total means nothing.</summary>
    public static IReadOnlyList<OrderLine> Price(
        IReadOnlyList<RequestedItem> items, IReadOnlyDictionary<string, CatalogueProduct> products, string currency, List<FieldError> errors)
    {
        var lines = new List<OrderLine>(items.Count);

        foreach (var item in items)
        {
            if (!products.TryGetValue(item.ItemId, out var product))
                errors.Add(new($"lines[{item.Line}].item_id", "NOT_FOUND", $"There is no product {item.ItemId}."));
            else if (product.Price.Currency != currency)
                errors.Add(new($"lines[{item.Line}].item_id", "CURRENCY_MISMATCH", $"{product.Name} is not sold in {currency}."));
            else
                lines.Add(new(lines.Count, item.ItemId, product.Name, item.Quantity, product.Price.MinorUnits));
        }

        return lines;
    }

    /// <summary>The sum of the lines; null when it is larger than any amount that can be counted.</summary>
    public static Money? Total(IEnumerable<OrderLine> lines, string currency)
    {
        try
        {
            return new Money(lines.Aggregate(0L, (sum, line) => checked(sum + line.LineTotal)), currency);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
