namespace InventoryService.Stock;

/// <summary>Adds to what is on hand, or takes away.</summary>
internal sealed record AdjustStock(string ItemId, string Location, long Delta, string IntentKey = "");

internal sealed class AdjustStockHandler(StockLedger ledger, StockDirectory directory, TimeProvider clock)
{
    private const long MaxDelta = 1_000_000;

    public async Task<StockLevel> HandleAsync(AdjustStock command, CancellationToken cancellationToken)
    {
        Check(command);
        var name = (await directory.NamesAsync([command.ItemId], cancellationToken))[command.ItemId];
        await directory.RequireAsync(command.Location, cancellationToken);

        return await ledger.RunOnceAsync(async token => new StockLevel(await AdjustAsync(command, token), name), cancellationToken);
    }

    private async Task<StockItem> AdjustAsync(AdjustStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var item = await ledger.LockOrAddAsync(command.Location, command.ItemId, now, cancellationToken);
        var onHand = item.OnHand + command.Delta;

        if (onHand > StockItem.MaxOnHand)
            new StockFields().Refuse("delta", "OUT_OF_RANGE", $"There would be more than {StockItem.MaxOnHand} units.").Check();

        item.SetOnHand(onHand, Reason.Of(MovementCause.Adjust, command.IntentKey), now);

        return item;
    }

    private static void Check(AdjustStock command)
    {
        var fields = new StockFields().Item(command.ItemId).Place(command.Location)
            .Range("delta", command.Delta, -MaxDelta, MaxDelta, $"A change is at most {MaxDelta} units up or down.");

        if (command.Delta == 0)
            fields.Refuse("delta", "OUT_OF_RANGE", "A change is at least one unit.");

        fields.Check();
    }
}
