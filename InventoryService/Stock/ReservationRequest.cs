namespace InventoryService.Stock;

/// <summary>What a request for units must look like.</summary>
internal static class ReservationRequest
{
    private const int MaxLines = 50;
    private const long MaxQuantity = 1000;

    /// <summary>The id of the order.</summary>
    /// <exception cref="ServiceDefaults.Errors.DomainException">INVALID_ARGUMENT, with every field that is wrong.</exception>
    public static Guid Check(ReserveStock command)
    {
        var fields = new StockFields();
        var orderId = fields.Order(command.OrderId);
        fields.Place(command.Location);

        if (command.Lines.Count is 0 or > MaxLines)
            fields.Refuse("lines", "OUT_OF_RANGE", $"An order has 1 to {MaxLines} lines.");

        var seen = new HashSet<string>();

        foreach (var (index, line) in command.Lines.Take(MaxLines).Index())
            CheckLine(line, $"lines[{index}]", isRepeated: !seen.Add(line.ItemId), fields);

        fields.Check();
        return orderId;
    }

    private static void CheckLine(RequestedLine line, string path, bool isRepeated, StockFields fields)
    {
        fields.Item(line.ItemId, $"{path}.item_id").Range($"{path}.quantity", line.Quantity, 1, MaxQuantity, $"A quantity is 1 to {MaxQuantity}.");

        if (isRepeated)
            fields.Refuse($"{path}.item_id", "DUPLICATE", "Each product has one line.");
    }
}
