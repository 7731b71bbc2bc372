using McpEdge.Speech;

namespace McpEdge.Tools.Catalogue;

/// <summary>How products are talked about.</summary>
internal static class ProductSpeech
{
    private static readonly Counted Products = new(
        new("no products", "one product", "products"),
        new("keine Produkte", "ein Produkt", "Produkte", Gender.Neuter),
        new("aucun produit", "un produit", "produits"));

    private static readonly Phrase ForIn = new(" for {0} in {1}", " zu {0} in {1}", " pour {0} dans {1}");
    private static readonly Phrase For = new(" for {0}", " zu {0}", " pour {0}");
    private static readonly Phrase InCategory = new(" in {0}", " in {0}", " dans {0}");
    private static readonly Phrase FoundNone = new("I found {0}.", "Ich habe {0} gefunden.", "Je n'ai trouvé {0}.");

    private static readonly Phrase NoMore = new(
        "There are no more, of {0}.", "Mehr gibt es nicht; insgesamt sind es {0}.", "Il n'y en a pas d'autres ; en tout : {0}.");

    private static readonly Phrase Only = new("I found {0}, and {1}.", "Ich habe {0} gefunden, und {1}.", "J'ai trouvé {0}, et {1}.");
    private static readonly Phrase FoundThese = new("I found {0}: {1}.", "Ich habe {0} gefunden: {1}.", "J'ai trouvé {0} : {1}.");

    private static readonly Phrase FirstIs = new(
        "I found {0}; the first one is {1}.", "Ich habe {0} gefunden, als Erstes {1}.", "J'ai trouvé {0}, d'abord {1}.");

    private static readonly Phrase FirstAre = new(
        "I found {0}; the first {1} are {2}.",
        "Ich habe {0} gefunden. Die ersten {1} sind {2}.",
        "J'ai trouvé {0}. Les {1} premiers sont {2}.");

    private static readonly Phrase NextIs = new("Of {0}, the next is {1}.", "Es sind {0}; als Nächstes kommt {1}.", "Sur {0}, le suivant est {1}.");
    private static readonly Phrase NextAre = new("Of {0}, the next are {1}.", "Es sind {0}; als Nächstes kommen {1}.", "Sur {0}, les suivants sont {1}.");
    private static readonly Phrase At = new("{0} at {1}", "{0} für {1}", "{0} à {1}");
    private static readonly Phrase SoldOut = new("it is sold out", "es ist ausverkauft", "il est épuisé");
    private static readonly Phrase OneLeft = new("one is available", "eins ist verfügbar", "un seul est disponible");
    private static readonly Phrase ManyLeft = new("{0} are available", "{0} sind verfügbar", "{0} sont disponibles");

    /// <summary>"I found twelve products for pizza; the first three are Margherita Pizza at twelve dollars and fifty cents, …."</summary>
    public static string Found(ProductSearchResult result, ProductSearchArguments asked, SpokenLanguage language)
    {
        var count = $"{Products.In(language, result.Total)}{Wish(asked, language)}";
        var first = result.Products.Take(SpokenLanguage.MostItems).Select(product => Priced(product, language)).ToList();
        var said = language.List(first);

        return (result.Products, asked.Cursor) switch
        {
            ([], null) => FoundNone.In(language, count),
            ([], _) => NoMore.In(language, count),
            ([var only], null) when result.Total == 1 => Only.In(language, Priced(only, language), Available(only, language)),
            (_, null) when result.Total == first.Count => FoundThese.In(language, count, said),
            ([_], null) => FirstIs.In(language, count, said),
            (_, null) => FirstAre.In(language, count, language.Cardinal(first.Count), said),
            ([_], _) => NextIs.In(language, count, said),
            _ => NextAre.In(language, count, said),
        };
    }

    private static string Priced(ProductView product, SpokenLanguage language) => At.In(language, product.Name, product.Price.Say(language));

    private static string Available(ProductView product, SpokenLanguage language) => product.Available switch
    {
        0 => SoldOut.In(language),
        1 => OneLeft.In(language),
        var available => ManyLeft.In(language, language.Cardinal(available)),
    };

    private static string Wish(ProductSearchArguments asked, SpokenLanguage language) => (asked.Query, asked.Category) switch
    {
        ({ } query, { } category) => ForIn.In(language, query, category),
        ({ } query, null) => For.In(language, query),
        (null, { } category) => InCategory.In(language, category),
        _ => "",
    };
}
