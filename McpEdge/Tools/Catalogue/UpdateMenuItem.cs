using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Google.Protobuf.WellKnownTypes;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools.Orders;
using McpEdge.Tools.Stock;
using Microsoft.Extensions.Options;
using Wire = Platform.Contracts.Inventory.V1;

namespace McpEdge.Tools.Catalogue;

internal sealed record UpdateMenuItemArguments
{
    [Description("Id of the product: eight capital letters and digits, such as PIZZ0001. product_search finds it.")]
    [Ask("Which product do you mean?")]
    [RegularExpression("^[A-Z0-9]{8}$", ErrorMessage = "must be eight capital letters and digits, such as PIZZ0001")]
    public required string ItemId { get; init; }

    [Description("What to change: any of name, price, description and category.")]
    [Ask("What should be changed?")]
    public required MenuItemUpdates Updates { get; init; }

    [Description("Names this change: a repeated call with the same key and content answers with the first result instead of changing again.")]
    [StringLength(200, MinimumLength = 1)]
    public string? IdempotencyKey { get; init; }
}

internal sealed record MenuItemUpdates
{
    [Ask("What is the new name?")]
    [StringLength(200, MinimumLength = 1)]
    public string? Name { get; init; }

    [Description("The new price of one, such as 12.50.")]
    [Ask("What is the new price?")]
    public decimal? Price { get; init; }

    [Ask("What is the new description?")]
    [StringLength(2000, MinimumLength = 1)]
    public string? Description { get; init; }

    [Description("Such as mains, drinks, homeware.")]
    [Ask("What is the new category?")]
    [StringLength(100, MinimumLength = 1)]
    public string? Category { get; init; }
}

internal sealed record UpdateMenuItemResult
{
    [AllowedValues("success")]
    public required string Status { get; init; }

    [Description("The product after the change.")]
    public required ProductView Updated { get; init; }
}

internal sealed class UpdateMenuItem(Wire.ProductService.ProductServiceClient products, IOptions<OrderToolsOptions> money)
    : Tool<UpdateMenuItemArguments, UpdateMenuItemResult>(Published)
{
    private const decimal MostExpensive = 1_000_000;

    private static readonly ToolProfile Published = new(
        "update_menu_item",
        "Update menu item",
        "Changes the name, price, description or category of a product. Only what you send is changed; orders that are placed already "
        + "keep their price. Read the product and its new values back to the caller first.",
        "inventory:write")
    {
        Risk = Risk.Medium,
        Destructive = true,
        Idempotent = true,
        Keyed = true,
    };

    public override ToolError? Explain(Exception failure) => StockRefusals.Explain(failure);

    public override ToolError Shape(ToolError error) => MenuItemProblems.Shape(error);

    protected override IEnumerable<FieldProblem> Check(UpdateMenuItemArguments arguments)
    {
        if (Changes(arguments.Updates).Count == 0)
        {
            yield return new("updates", "must name at least one of name, price, description, category", "What should be changed?");
        }

        if (arguments.Updates.Price is < 0)
        {
            yield return new(MenuItemProblems.Price, MenuItemProblems.Negative, "What is the new price?");
        }
        else if (arguments.Updates.Price is { } price && (price > MostExpensive || !MajorUnits.Fits(price, money.Value.Decimals)))
        {
            yield return new(
                MenuItemProblems.Price, $"must be at most 1,000,000 with at most {money.Value.Decimals} decimals", "What is the new price?");
        }
    }

    protected override async Task<PendingEffect> EffectAsync(
        UpdateMenuItemArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var product = ProductView.From(
            await products.GetProductAsync(new() { ItemId = arguments.ItemId }, context.Required(cancellationToken)));
        var changes = SpokenList.Join([.. Changes(arguments.Updates).Select(change => Say(change, arguments.Updates, product))]);

        return new($"make these changes to {product.Name}: {changes}");
    }

    protected override async Task<ToolAnswer<UpdateMenuItemResult>> AnswerAsync(
        UpdateMenuItemArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var changes = Changes(arguments.Updates);
        var request = new Wire.UpdateProductRequest
        {
            ItemId = arguments.ItemId,
            Name = arguments.Updates.Name ?? "",
            Description = arguments.Updates.Description ?? "",
            Category = arguments.Updates.Category ?? "",
            UpdateMask = new FieldMask { Paths = { changes } },
            IntentKey = IntentKey.For(context, arguments.IdempotencyKey),
        };
        if (arguments.Updates.Price is { } price)
        {
            request.Price = new() { MinorUnits = MajorUnits.ToMinor(price, money.Value.Decimals), Currency = money.Value.Currency };
        }

        var product = ProductView.From(await products.UpdateProductAsync(request, context.Required(cancellationToken)));

        return new(
            $"I've changed the {SpokenList.Join(changes)} of {product.Name}; it costs {product.Price.Say()}.",
            new() { Status = "success", Updated = product });
    }

    private string Say(string change, MenuItemUpdates updates, ProductView product) => change switch
    {
        "price" => $"set the price from {product.Price.Say()} to "
            + new Money(MajorUnits.ToMinor(updates.Price!.Value, money.Value.Decimals), money.Value.Currency).Say(),
        "name" => $"set the name to {updates.Name}",
        "category" => $"set the category from {product.Category} to {updates.Category}",
        _ => "replace the description",
    };

    private static List<string> Changes(MenuItemUpdates updates)
    {
        (string Path, bool Changes)[] paths =
        [
            ("name", updates.Name is not null),
            ("price", updates.Price is not null),
            ("description", updates.Description is not null),
            ("category", updates.Category is not null),
        ];

        return [.. paths.Where(path => path.Changes).Select(path => path.Path)];
    }
}
