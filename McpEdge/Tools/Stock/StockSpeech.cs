using McpEdge.Speech;
using McpEdge.Tools.Catalogue;

namespace McpEdge.Tools.Stock;

/// <summary>How stock is talked about.</summary>
internal static class StockSpeech
{
    public static readonly Counted Units = new(
        new("no units", "one unit", "units"),
        new("kein Stück", "ein Stück", "Stück", Gender.Neuter),
        new("aucune unité", "une unité", "unités", Gender.Feminine));

    private static readonly Phrase SoldOutAt = new("{0} is sold out at {1}.", "{0} ist am Standort {1} ausverkauft.", "{0} : c'est épuisé à {1}.");
    private static readonly Phrase SoldOut = new("{0} is sold out everywhere.", "{0} ist überall ausverkauft.", "{0} : c'est épuisé partout.");

    private static readonly Phrase OneAvailableAt = new(
        "There is {0} available at {1}.", "Verfügbar am Standort {1}: {0}.", "Disponible à {1} : {0}.");

    private static readonly Phrase AvailableAt = new(
        "There are {0} available at {1}.", "Verfügbar am Standort {1}: {0}.", "Disponible à {1} : {0}.");

    private static readonly Phrase OneAvailable = new(
        "There is {0} available in all: {1}.", "Insgesamt verfügbar: {0}, davon {1}.", "Disponible en tout : {0}, dont {1}.");

    private static readonly Phrase Available = new(
        "There are {0} available in all: {1}.", "Insgesamt verfügbar: {0}, davon {1}.", "Disponible en tout : {0}, dont {1}.");

    private static readonly Phrase At = new("{0} at {1}", "{0} am Standort {1}", "{0} à {1}");
    private static readonly Phrase NoneAt = new("none at {0}", "nichts am Standort {0}", "rien à {0}");
    private static readonly Phrase OneNow = new("There is now {0} at {1}, and {2} available.", "Am Standort {1} liegen jetzt {0}; {2} verfügbar.", "À {1}, il y a maintenant {0} ; {2}.");
    private static readonly Phrase ManyNow = new("There are now {0} at {1}, and {2} available.", "Am Standort {1} liegen jetzt {0}; {2} verfügbar.", "À {1}, il y a maintenant {0} ; {2}.");
    private static readonly Phrase NoneLeft = new("none is", "davon ist nichts", "aucune n'est disponible");
    private static readonly Phrase OneLeft = new("one is", "davon ist eins", "une seule est disponible");
    private static readonly Phrase ManyLeft = new("{0} are", "davon sind {0}", "{0} sont disponibles");

    private static readonly Phrase Set = new(
        "set the stock of {0} at {1} to {2}", "den Bestand von {0} am Standort {1} auf {2} setzen", "fixer le stock de {0} à {1} à {2}");

    private static readonly Phrase Remove = new("take away {0} at {1}", "am Standort {1} {0} abziehen", "retirer {0} à {1}");
    private static readonly Phrase Add = new("add {0} at {1}", "am Standort {1} {0} hinzufügen", "ajouter {0} à {1}");
    private static readonly Phrase OneOnHand = new("{0}, where {1} is on hand", "{0}; jetzt liegt dort {1}", "{0} ; il y en a maintenant {1}");
    private static readonly Phrase ManyOnHand = new("{0}, where {1} are on hand", "{0}; jetzt liegen dort {1}", "{0} ; il y en a maintenant {1}");

    /// <summary>"There are sixty Espressos available in all: forty at main, twenty at downtown and none at airport."</summary>
    public static string Say(InventoryCheckResult stock, SpokenLanguage language)
    {
        var goods = Goods(stock.TotalAvailable, stock.Name, language);
        return stock switch
        {
            { TotalAvailable: 0, Locations: [var only] } => SoldOutAt.In(language, stock.Name, only.Location),
            { TotalAvailable: 0 } => SoldOut.In(language, stock.Name),
            { Locations: [var only] } => (stock.TotalAvailable == 1 ? OneAvailableAt : AvailableAt).In(language, goods, only.Location),
            _ => (stock.TotalAvailable == 1 ? OneAvailable : Available).In(
                language, goods, language.List([.. stock.Locations.Select(place => AtPlace(place, language))])),
        };
    }

    /// <summary>"There are now fifty Espressos at main, and forty-eight are available."</summary>
    public static string Say(UpdateInventoryResult update, SpokenLanguage language)
    {
        var available = update.Available switch
        {
            0 => NoneLeft.In(language),
            1 => OneLeft.In(language),
            var many => ManyLeft.In(language, Number(many, language)),
        };

        return (update.NewQuantity == 1 ? OneNow : ManyNow).In(language, Goods(update.NewQuantity, update.Name, language), update.Location, available);
    }

    /// <summary>"add five Espressos at main, where forty are on hand"; of delta and quantity one is given.</summary>
    public static string Change(string product, string location, long onHand, long? delta, long? quantity, SpokenLanguage language)
    {
        var change = delta switch
        {
            null => Set.In(language, product, location, language.Cardinal(quantity ?? 0)),
            < 0 => Remove.In(language, Goods(-delta.Value, product, language), location),
            _ => Add.In(language, Goods(delta.Value, product, language), location),
        };

        return (onHand == 1 ? OneOnHand : ManyOnHand).In(language, change, Number(onHand, language));
    }

    /// <summary>"sixty Espressos", "Espresso, sechzig Stück".</summary>
    private static string Goods(long number, string product, SpokenLanguage language) => language == SpokenLanguage.English
        ? SpokenGoods.Count(number, product)
        : $"{product}, {Units.In(language, number)}";

    // Without its unit a French number would have no gender.
    private static string Number(long units, SpokenLanguage language) =>
        language == SpokenLanguage.English ? language.Cardinal(units) : Units.In(language, units);

    private static string AtPlace(StockAtLocation place, SpokenLanguage language) => place.Available == 0
        ? NoneAt.In(language, place.Location)
        : At.In(language, Number(place.Available, language), place.Location);
}
