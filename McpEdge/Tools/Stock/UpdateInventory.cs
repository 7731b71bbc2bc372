using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using McpEdge.Errors;
using McpEdge.Intents;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Tools.Stock;

internal sealed record UpdateInventoryArguments
{
    [Description("Id of the product: eight letters and digits, such as PIZZ0001. product_search finds it.")]
    [Ask("Which product do you mean?", "Welches Produkt meinen Sie?", "De quel produit s'agit-il ?")]
    [ItemId]
    public required string ItemId { get; init; }

    [Description("The new number of units on hand. Send either this or delta.")]
    [Ask("How many units are there now?", "Wie viel Stück sind es jetzt?", "Combien d'unités y a-t-il maintenant ?")]
    [Range(0, 1_000_000)]
    public long? Quantity { get; init; }

    [Description("Units to add, or to take away when negative. Send either this or quantity.")]
    [Ask(
        "How many units came in or went out?",
        "Wie viel Stück sind dazugekommen oder weggegangen?",
        "Combien d'unités sont entrées ou sorties ?")]
    [Range(-1_000_000, 1_000_000)]
    public long? Delta { get; init; }

    [Description("Which location.")]
    [Ask("At which location?", "An welchem Standort?", "À quel endroit ?")]
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
        new Phrase("Update inventory", "Bestand ändern", "Modifier le stock"),
        "Sets how many units of a product are on hand at a location (quantity), or adds and takes away units (delta). "
        + "Read the product, the location and the number back to the caller first.",
        "inventory:write")
    {
        Risk = Risk.Medium,
        Destructive = true,
        KeptBy = "inventory",
    };

    private static readonly Phrase DeltaRequired = new("or delta is required", "oder delta wird gebraucht", "ou delta est nécessaire");

    private static readonly Phrase NumberOrChange = new(
        "How many units are there now, or how many came in or went out?",
        "Wie viel Stück sind es jetzt, oder wie viele sind dazugekommen oder weggegangen?",
        "Combien d'unités y a-t-il maintenant, ou combien sont entrées ou sorties ?");

    private static readonly Phrase NotWithQuantity = new(
        "can't be sent together with quantity", "kann nicht zusammen mit quantity gesendet werden", "ne peut pas être envoyé avec quantity");

    private static readonly Phrase WhichOfBoth = new(
        "Is that the new number of units, or the change?",
        "Ist das die neue Stückzahl oder die Änderung?",
        "Est-ce le nouveau nombre d'unités ou la modification ?");

    private static readonly Phrase NotZero = new("must not be 0", "darf nicht 0 sein", "ne doit pas être 0");

    private static readonly Phrase HowMany = new(
        "How many units came in or went out?",
        "Wie viel Stück sind dazugekommen oder weggegangen?",
        "Combien d'unités sont entrées ou sorties ?");

    private static readonly Phrase OnlyWithQuantity = new(
        "can only be sent together with quantity", "kann nur zusammen mit quantity gesendet werden", "ne peut être envoyé qu'avec quantity");

    private static readonly Phrase HowManyNow = new(
        "How many units are there now?", "Wie viel Stück sind es jetzt?", "Combien d'unités y a-t-il maintenant ?");

    /// <summary>A number that is set again is the same number.</summary>
    public override bool RepeatsSafely(JsonObject arguments) => !arguments.ContainsKey("delta");

    public override ToolError? Explain(Exception failure) => StockRefusals.Explain(failure);

    protected override IEnumerable<FieldProblem> Check(UpdateInventoryArguments arguments)
    {
        if (arguments is { Quantity: null, Delta: null })
        {
            yield return new("quantity", DeltaRequired, NumberOrChange);
        }

        if (arguments is { Quantity: not null, Delta: not null })
        {
            yield return new("delta", NotWithQuantity, WhichOfBoth);
        }

        if (arguments.Delta == 0)
        {
            yield return new("delta", NotZero, HowMany);
        }

        if (arguments is { ExpectedQuantity: not null, Quantity: null })
        {
            yield return new("expected_quantity", OnlyWithQuantity, HowManyNow);
        }
    }

    protected override async Task<PendingEffect> EffectAsync(
        UpdateInventoryArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var location = LocationAttribute.Canonical(arguments.Location ?? DefaultLocation);
        var request = new Wire.CheckStockRequest { ItemId = ItemIdAttribute.Canonical(arguments.ItemId), Location = location };
        var level = (await stock.CheckStockAsync(request, context.Required(cancellationToken))).Levels[0];

        return new(StockSpeech.Change(level.ItemName, location, level.OnHand, arguments.Delta, arguments.Quantity, context.Language));
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

        return new(StockSpeech.Say(result, context.Language), result);
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
