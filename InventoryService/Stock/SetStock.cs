namespace InventoryService.Stock;

/// <summary>Sets what is on hand, if given only when the expected quantity is there.</summary>
internal sealed record SetStock(string ItemId, string Location, long OnHand, long? ExpectedOnHand, string IntentKey = "");

internal sealed class SetStockHandler(StockLedger ledger, StockDirectory directory, TimeProvider clock)
{
    public async Task<StockLevel> HandleAsync(SetStock command, CancellationToken cancellationToken)
    {
        Check(command);
        var name = (await directory.NamesAsync([command.ItemId], cancellationToken))[command.ItemId];
        await directory.RequireAsync(command.Location, cancellationToken);

        return await ledger.RunAsync(async token => new StockLevel(await SetAsync(command, token), name), cancellationToken);
    }

    private async Task<StockItem> SetAsync(SetStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var item = await ledger.LockOrAddAsync(command.Location, command.ItemId, now, cancellationToken);

        if (command.ExpectedOnHand is { } expected && expected != item.OnHand)
            throw StockErrors.StaleQuantity(item);

        item.SetOnHand(command.OnHand, Reason.Of(MovementCause.Set, command.IntentKey), now);
        return item;
    }

    private static void Check(SetStock command)
    {
        var fields = new StockFields().Item(command.ItemId).Place(command.Location)
            .Range("on_hand", command.OnHand, 0, StockItem.MaxOnHand, $"A quantity is 0 to {StockItem.MaxOnHand}.");

        if (command.ExpectedOnHand is < 0)
            fields.Refuse("expected_on_hand", "OUT_OF_RANGE", "The expected quantity is not negative.");

        fields.Check();
    }
}
