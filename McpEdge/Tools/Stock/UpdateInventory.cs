using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Tools.Catalogue;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Tools.Stock;

internal sealed record UpdateInventoryArguments
{
    [Description("Id of the product: eight letters and digits, such as PIZZ0001. product_search finds it.")]
    [Ask("Which product do you mean?")]
    [ItemId]
    public required string ItemId { get; init; }

    [Description("The new number of units on hand. Send either this or delta.")]
    [Ask("How many units are there now?")]
    [Range(0, 1_000_000)]
    public long? Quantity { get; init; }

    [Description("Units to add, or to take away when negative. Send either this or quantity.")]
    [Ask("How many units came in or went out?")]
    [Range(-1_000_000, 1_000_000)]
    public long? Delta { get; init; }

    [Description("Which location.")]
    [Ask("At which location?")]
    [Location]
    [DefaultValue(UpdateInventory.DefaultLocation)]
    public string? Location { get; init; }

    [Description("Units that are believed to be on hand now; the quantity is set only if that is true. inventory_check tells on_hand.")]
    [Range(0, 1_000_000)]
    public long? ExpectedQuantity { get; init; }

    [Description("Names this change: a repeated call with the same key and content answers with the first result instead of changing again.")]
    [StringLength(200, MinimumLength = 1)]
    public string? IdempotencyKey { get; init; }
}

internal sealed record UpdateInventoryResult
{
    public required string ItemId { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    [Description("Units on hand after the change.")]
    public required long NewQuantity { get; init; }

    [Description("Of those, what is left to order.")]
    public required long Available { get; init; }

    [AllowedValues("updated")]
    public required string Status { get; init; }
}

internal sealed class UpdateInventory(Wire.StockService.StockServiceClient stock)
    : Tool<UpdateInventoryArguments, UpdateInventoryResult>(Published)
{
    internal const string DefaultLocation = "main";

    private static readonly ToolProfile Published = new(
        "update_inventory",
        "Update inventory",
        "Sets how many units of a product are on hand at a location (quantity), or adds and takes away units (delta). "
        + "Read the product, the location and the number back to the caller first.",
        "inventory:write")
    {
        Risk = Risk.Medium,
        Destructive = true,
        Keyed = true,
    };

    public override ToolError? Explain(Exception failure) => StockRefusals.Explain(failure);

    protected override IEnumerable<FieldProblem> Check(UpdateInventoryArguments arguments)
    {
        if (arguments is { Quantity: null, Delta: null })
        {
            yield return new("quantity", "or delta is required", "How many units are there now, or how many came in or went out?");
        }

        if (arguments is { Quantity: not null, Delta: not null })
        {
            yield return new("delta", "can't be sent together with quantity", "Is that the new number of units, or the change?");
        }

        if (arguments.Delta == 0)
        {
            yield return new("delta", "must not be 0", "How many units came in or went out?");
        }

        if (arguments is { ExpectedQuantity: not null, Quantity: null })
        {
            yield return new("expected_quantity", "can only be sent together with quantity", "How many units are there now?");
        }
    }

    protected override async Task<PendingEffect> EffectAsync(
        UpdateInventoryArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var location = LocationAttribute.Canonical(arguments.Location ?? DefaultLocation);
        var request = new Wire.CheckStockRequest { ItemId = ItemIdAttribute.Canonical(arguments.ItemId), Location = location };
        var level = (await stock.CheckStockAsync(request, context.Required(cancellationToken))).Levels[0];

        return new(StockSpeech.Change(level.ItemName, location, level.OnHand, arguments.Delta, arguments.Quantity));
    }

    protected override async Task<ToolAnswer<UpdateInventoryResult>> AnswerAsync(
        UpdateInventoryArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var level = await ChangeAsync(arguments, context, cancellationToken);
        var result = new UpdateInventoryResult
        {
            ItemId = level.ItemId,
            Name = level.ItemName,
            Location = level.Location,
            NewQuantity = level.OnHand,
            Available = level.Available,
            Status = "updated",
        };

        return new(StockSpeech.Say(result), result);
    }

    private async Task<Wire.StockLevel> ChangeAsync(
        UpdateInventoryArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var itemId = ItemIdAttribute.Canonical(arguments.ItemId);
        var location = LocationAttribute.Canonical(arguments.Location ?? DefaultLocation);
        var intent = IntentKey.For(context, arguments.IdempotencyKey);
        if (arguments.Delta is { } delta)
        {
            var adjust = new Wire.AdjustStockRequest { ItemId = itemId, Location = location, Delta = delta, IntentKey = intent };
            return await stock.AdjustStockAsync(adjust, context.Required(cancellationToken));
        }

        var set = new Wire.SetStockRequest { ItemId = itemId, Location = location, OnHand = arguments.Quantity!.Value, IntentKey = intent };
        if (arguments.ExpectedQuantity is { } expected)
        {
            set.ExpectedOnHand = expected;
        }

        return await stock.SetStockAsync(set, context.Required(cancellationToken));
    }
}
