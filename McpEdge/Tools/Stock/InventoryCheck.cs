using System.ComponentModel;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Tools.Stock;

internal sealed record InventoryCheckArguments
{
    [Description("Id of the product: eight letters and digits, such as PIZZ0001. product_search finds it.")]
    [Ask("Which product do you mean?", "Welches Produkt meinen Sie?", "De quel produit s'agit-il ?")]
    [ItemId]
    [AlsoNamed("product_id")]
    public required string ItemId { get; init; }

    [Description("Only this location, such as main; all locations when left out.")]
    [Ask("At which location?", "An welchem Standort?", "À quel endroit ?")]
    [Location]
    public string? Location { get; init; }
}

internal sealed record InventoryCheckResult
{
    public required string ItemId { get; init; }

    public required string Name { get; init; }

    [Description("How many can be ordered, over the locations listed here.")]
    public required long TotalAvailable { get; init; }

    public required IReadOnlyList<StockAtLocation> Locations { get; init; }
}

/// <summary>The units of one product in one place.</summary>
internal sealed record StockAtLocation
{
    public required string Location { get; init; }

    [Description("Units that are there.")]
    public required long OnHand { get; init; }

    [Description("Of those, kept for orders that are being placed.")]
    public required long Reserved { get; init; }

    [Description("Of those, belonging to confirmed orders.")]
    public required long Committed { get; init; }

    [Description("What is left to order.")]
    public required long Available { get; init; }
}

internal sealed class InventoryCheck(Wire.StockService.StockServiceClient stock)
    : Tool<InventoryCheckArguments, InventoryCheckResult>(Published)
{
    private static readonly ToolProfile Published = new(
        "inventory_check",
        new Phrase("Check inventory", "Bestand prüfen", "Vérifier le stock"),
        "Tells how many units of one product are available, at one location or at every location.",
        "inventory:read")
    {
        ReadOnly = true,
        Cached = [new("inventory", "product", "item_id"), new("inventory", "stock", "item_id")],
    };

    public override ToolError? Explain(Exception failure) => StockRefusals.Explain(failure);

    protected override async Task<ToolAnswer<InventoryCheckResult>> AnswerAsync(
        InventoryCheckArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.CheckStockRequest
        {
            ItemId = ItemIdAttribute.Canonical(arguments.ItemId),
            Location = LocationAttribute.Canonical(arguments.Location),
        };
        var levels = (await stock.CheckStockAsync(request, context.Required(cancellationToken))).Levels;
        var result = new InventoryCheckResult
        {
            ItemId = request.ItemId,
            Name = levels[0].ItemName,
            TotalAvailable = levels.Sum(level => level.Available),
            Locations = [.. levels.Select(Describe)],
        };

        return new(StockSpeech.Say(result, context.Language), result);
    }

    private static StockAtLocation Describe(Wire.StockLevel level) => new()
    {
        Location = level.Location,
        OnHand = level.OnHand,
        Reserved = level.Reserved,
        Committed = level.Committed,
        Available = level.Available,
    };
}
