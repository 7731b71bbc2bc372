using McpEdge.Errors;
using McpEdge.Speech;
using McpEdge.Tools.Catalogue;
using Platform.Contracts.Inventory.V1;
using ServiceDefaults.Errors;

namespace McpEdge.Tools.Orders;

/// <summary>A product of which there is less than was asked for.</summary>
internal sealed record ShortageView(string ItemId, string Name, string Location, long Requested, long Available)
{
    /// <summary>Other locations that have it.</summary>
    public IReadOnlyList<PlaceView> Elsewhere { get; init; } = [];

    /// <summary>Products of the same category that this location has enough of.</summary>
    public IReadOnlyList<AlternativeView> Alternatives { get; init; } = [];
}

/// <summary>Units at another location.</summary>
internal sealed record PlaceView(string Location, long Available);

/// <summary>A product that may be taken instead.</summary>
internal sealed record AlternativeView(string ItemId, string Name, Money Price, long Available);

/// <summary>Words for an order that there is not enough stock for.</summary>
internal static class OrderShortages
{
    private static readonly Phrase NotEnough = new(
        "There isn't enough in stock for that order.",
        "Für diese Bestellung ist nicht genug auf Lager.",
        "Il n'y a pas assez de stock pour cette commande.");

    private static readonly Phrase OfferOther = new(
        "Nothing was ordered. Offer what is available, another location (elsewhere) or another product (alternatives, product_search), "
        + "and call again with what the caller chooses. {0}",
        "Nichts wurde bestellt. Anbieten, was da ist, einen anderen Standort (elsewhere) oder ein anderes Produkt (alternatives, product_search), "
        + "und mit der Auswahl noch einmal aufrufen. {0}",
        "Rien n'a été commandé. Proposer ce qui est disponible, un autre endroit (elsewhere) ou un autre produit (alternatives, product_search), "
        + "et appeler à nouveau avec ce qui est choisi. {0}");

    private static readonly Phrase Instead = new(" Instead there is {0}.", " Stattdessen gibt es {0}.", " À la place, il y a {0}.");
    private static readonly Phrase SoldOut = new("{0} is sold out at {1}", "{0} ist am Standort {1} ausverkauft", "{0} est épuisé à {1}");

    private static readonly Phrase OnlyOne = new(
        "only {0} of the {1} is available at {2}", "statt {1} ist am Standort {2} nur {0} verfügbar", "au lieu de {1}, il n'y en a que {0} à {2}");

    private static readonly Phrase OnlyMany = new(
        "only {0} of the {1} are available at {2}", "statt {1} sind am Standort {2} nur {0} verfügbar", "au lieu de {1}, il n'y en a que {0} à {2}");

    public static ToolError Explain(RemoteError refusal)
    {
        var shortages = (refusal.Detail<InsufficientInventory>()?.Shortages ?? []).Select(ToView).ToList();

        return new(
            refusal.Code,
            shortages.Count == 0 ? NotEnough : new Wording(language => Say(shortages, language)),
            OfferOther.With(OrderRefusals.NewKey),
            Retryable: false)
        {
            Facts = new() { ["shortages"] = shortages },
        };
    }

    private static ShortageView ToView(InsufficientInventory.Types.Shortage shortage) =>
        new(shortage.ItemId, shortage.ItemName, shortage.Location, shortage.Requested, shortage.Available)
        {
            Elsewhere = [.. shortage.Elsewhere.Select(place => new PlaceView(place.Location, place.Available))],
            Alternatives = [.. shortage.Alternatives.Select(other => new AlternativeView(
                other.ItemId, other.ItemName, new(other.Price.MinorUnits, other.Price.Currency), other.Available))],
        };

    private static string Say(List<ShortageView> shortages, SpokenLanguage language)
    {
        var words = language.List([.. shortages.Select(shortage => Say(shortage, language))]);
        var names = shortages.SelectMany(shortage => shortage.Alternatives).Select(other => other.Name).Distinct()
            .Take(SpokenLanguage.MostItems).ToList();
        var sentence = $"{char.ToUpperInvariant(words[0])}{words[1..]}.";

        return names.Count == 0 ? sentence : sentence + Instead.In(language, language.List(names));
    }

    private static string Say(ShortageView shortage, SpokenLanguage language) => shortage.Available == 0
        ? SoldOut.In(language, shortage.Name, shortage.Location)
        : (shortage.Available == 1 ? OnlyOne : OnlyMany).In(
            language, language.Cardinal(shortage.Available), SpokenGoods.Count(shortage.Requested, shortage.Name, language), shortage.Location);
}
