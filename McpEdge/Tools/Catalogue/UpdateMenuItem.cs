using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Google.Protobuf.WellKnownTypes;
using McpEdge.Errors;
using McpEdge.Intents;
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
    [Ask("Which product do you mean?", "Welches Produkt meinen Sie?", "De quel produit s'agit-il ?")]
    [CapitalItemId]
    public required string ItemId { get; init; }

    [Description("What to change: any of name, price, description and category.")]
    [Ask("What should be changed?", "Was soll geändert werden?", "Que faut-il modifier ?")]
    public required MenuItemUpdates Updates { get; init; }

    [Description("Names this change: a repeated call with the same key and content answers with the first result instead of changing again.")]
    [StringLength(200, MinimumLength = 1)]
    public string? IdempotencyKey { get; init; }
}

internal sealed record MenuItemUpdates
{
    [Ask("What is the new name?", "Wie lautet der neue Name?", "Quel est le nouveau nom ?")]
    [StringLength(200, MinimumLength = 1)]
    public string? Name { get; init; }

    [Description("The new price of one, such as 12.50.")]
    [Ask("What is the new price?", "Wie hoch ist der neue Preis?", "Quel est le nouveau prix ?")]
    public decimal? Price { get; init; }

    [Ask("What is the new description?", "Wie lautet die neue Beschreibung?", "Quelle est la nouvelle description ?")]
    [StringLength(2000, MinimumLength = 1)]
    public string? Description { get; init; }

    [Description("Such as mains, drinks, homeware.")]
    [Ask("What is the new category?", "Wie heißt die neue Kategorie?", "Quelle est la nouvelle catégorie ?")]
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
        new Phrase("Update menu item", "Artikel der Karte ändern", "Modifier un article de la carte"),
        "Changes the name, price, description or category of a product. Only what you send is changed; orders that are placed already "
        + "keep their price. Read the product and its new values back to the caller first.",
        "inventory:write")
    {
        Risk = Risk.Medium,
        Destructive = true,
        Idempotent = true,
        KeptBy = "inventory",
    };

    private static readonly Phrase ChangeRequired = new(
        "must name at least one of name, price, description, category",
        "muss mindestens eins von name, price, description, category nennen",
        "doit nommer au moins un de name, price, description, category");

    private static readonly Phrase WhatChanges = new("What should be changed?", "Was soll geändert werden?", "Que faut-il modifier ?");
    private static readonly Phrase NewPrice = new("What is the new price?", "Wie hoch ist der neue Preis?", "Quel est le nouveau prix ?");

    private static readonly Phrase TooMuch = new(
        "must be at most 1,000,000 with at most {0} decimals",
        "darf höchstens 1.000.000 sein und höchstens {0} Nachkommastellen haben",
        "doit être au plus 1 000 000 avec au plus {0} décimales");

    private static readonly Phrase Effect = new(
        "make these changes to {0}: {1}", "bei {0} Folgendes ändern: {1}", "faire ces modifications pour {0} : {1}");

    private static readonly Phrase SetPrice = new(
        "set the price from {0} to {1}", "der Preis wechselt von {0} auf {1}", "le prix passe de {0} à {1}");

    private static readonly Phrase SetName = new("set the name to {0}", "der neue Name ist {0}", "le nouveau nom est {0}");

    private static readonly Phrase SetCategory = new(
        "set the category from {0} to {1}", "die Kategorie wechselt von {0} auf {1}", "la catégorie passe de {0} à {1}");

    private static readonly Phrase ReplaceDescription = new(
        "replace the description", "die Beschreibung wird ersetzt", "la description est remplacée");

    private static readonly Phrase Changed = new(
        "I've changed the {0} of {1}; it costs {2}.",
        "Ich habe Folgendes bei {1} geändert: {0}. Es kostet {2}.",
        "J'ai modifié pour {1} : {0}. Le prix est de {2}.");

    private static readonly Phrase Name = new("name", "Name", "nom");
    private static readonly Phrase Price = new("price", "Preis", "prix");
    private static readonly Phrase Description = new("description", "Beschreibung", "description");
    private static readonly Phrase Category = new("category", "Kategorie", "catégorie");

    public override ToolError? Explain(Exception failure) => StockRefusals.Explain(failure);

    public override ToolError Shape(ToolError error) => MenuItemProblems.Shape(error);

    protected override IEnumerable<FieldProblem> Check(UpdateMenuItemArguments arguments)
    {
        if (Changes(arguments.Updates).Count == 0)
        {
            yield return new("updates", ChangeRequired, WhatChanges);
        }

        if (arguments.Updates.Price is < 0)
        {
            yield return new(MenuItemProblems.Price, MenuItemProblems.Negative, NewPrice);
        }
        else if (arguments.Updates.Price is { } price && (price > MostExpensive || !MajorUnits.Fits(price, money.Value.Decimals)))
        {
            yield return new(
                MenuItemProblems.Price, TooMuch.With($"{money.Value.Decimals}"), NewPrice);
        }
    }

    protected override async Task<PendingEffect> EffectAsync(
        UpdateMenuItemArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var product = ProductView.From(
            await products.GetProductAsync(new() { ItemId = arguments.ItemId }, context.Required(cancellationToken)));
        var changes = context.Language.List([.. Changes(arguments.Updates).Select(change => Say(change, arguments.Updates, product, context.Language))]);

        return new(Effect.In(context.Language, product.Name, changes));
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
            Changed.In(
                context.Language, context.Language.List([.. changes.Select(change => Say(change, context.Language))]), product.Name, product.Price.Say(context.Language)),
            new() { Status = "success", Updated = product });
    }

    private static string Say(string change, SpokenLanguage language) => change switch
    {
        "price" => Price.In(language),
        "name" => Name.In(language),
        "category" => Category.In(language),
        _ => Description.In(language),
    };

    private string Say(string change, MenuItemUpdates updates, ProductView product, SpokenLanguage language) => change switch
    {
        "price" => SetPrice.In(language, product.Price.Say(language), NewPriceOf(updates).Say(language)),
        "name" => SetName.In(language, updates.Name!),
        "category" => SetCategory.In(language, product.Category, updates.Category!),
        _ => ReplaceDescription.In(language),
    };

    private Money NewPriceOf(MenuItemUpdates updates) => new(MajorUnits.ToMinor(updates.Price!.Value, money.Value.Decimals), money.Value.Currency);

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
