using McpEdge.Speech;

namespace McpEdge.Tools.Analytics;

/// <summary>How figures are talked about.</summary>
internal static class AnalyticsSpeech
{
    private static readonly Counted Orders = new(
        new("no orders", "one order", "orders"),
        new("keine Bestellungen", "eine Bestellung", "Bestellungen", Gender.Feminine),
        new("aucune commande", "une commande", "commandes", Gender.Feminine));

    // After the German "in", which takes the dative.
    private static readonly Counted InOrders = new(
        new("no orders", "one order", "orders"),
        new("keiner Bestellung", "einer Bestellung", "Bestellungen", Gender.Feminine),
        new("aucune commande", "une commande", "commandes", Gender.Feminine));

    private static readonly Phrase NothingOn = new("{0}, nothing was sold.", "{0} wurde nichts verkauft.", "{0}, rien n'a été vendu.");

    private static readonly Phrase NothingAt = new(
        "{0}, nothing was sold at {1}.", "{0} wurde am Standort {1} nichts verkauft.", "{0}, rien n'a été vendu à {1}.");

    private static readonly Phrase AllTook = new(
        "{0}, all locations together took {1} in {2}.",
        "{0} haben alle Standorte zusammen {1} eingenommen, in {2}.",
        "{0}, tous les endroits ensemble ont encaissé {1}, en {2}.");

    private static readonly Phrase OneTook = new(
        "{0}, {1} took {2} in {3}.",
        "{0} hat der Standort {1} {2} eingenommen, in {3}.",
        "{0}, {1} a encaissé {2}, en {3}.");

    private static readonly Phrase AtPlace = new("{0} at {1}", "{0} am Standort {1}", "{0} à {1}");

    private static readonly Phrase ThereWas = new(
        "{0}, there was {1} for {2}{3}.{4}", "{0} gab es {1} für {2}{3}.{4}", "{0}, il y a eu {1} pour {2}{3}.{4}");

    private static readonly Phrase ThereWere = new(
        "{0}, there were {1} for {2}{3}.{4}", "{0} gab es {1} für {2}{3}.{4}", "{0}, il y a eu {1} pour {2}{3}.{4}");

    private static readonly Phrase AsMuch = new(
        ", about as much as in the period before",
        ", etwa so viel wie im Zeitraum davor",
        ", à peu près autant que pendant la période précédente");

    private static readonly Phrase More = new(
        ", {0} percent more than in the period before",
        ", {0} Prozent mehr als im Zeitraum davor",
        ", {0} pour cent de plus que pendant la période précédente");

    private static readonly Phrase Less = new(
        ", {0} percent less than in the period before",
        ", {0} Prozent weniger als im Zeitraum davor",
        ", {0} pour cent de moins que pendant la période précédente");

    private static readonly Phrase Only = new(" Only {0} was sold.", " Nur {0} wurde verkauft.", " Seul {0} a été vendu.");

    private static readonly Phrase MostFrom = new(
        " Most revenue came from {0}.", " Der meiste Umsatz kam von {0}.", " Le plus gros chiffre d'affaires vient de {0}.");

    /// <summary>"On Monday, January fifteenth, main took one hundred dollars in twelve orders."</summary>
    public static string Say(SalesDataResult sales, Money revenue, DateOnly today, SpokenLanguage language)
    {
        var day = Capital(language.On(sales.Date, today));
        var orders = InOrders.In(language, sales.Transactions);

        return (sales.Transactions, sales.Location) switch
        {
            (0, null) => NothingOn.In(language, day),
            (0, var place) => NothingAt.In(language, day, place),
            (_, null) => AllTook.In(language, day, revenue.Say(language), orders),
            var (_, place) => OneTook.In(language, day, place, revenue.Say(language), orders),
        };
    }

    /// <summary>"From … to …, there were three hundred orders for nine thousand dollars, twelve percent more than before. …"</summary>
    public static string Say(AnalyticsResult analytics, DateOnly today, SpokenLanguage language)
    {
        var days = Capital(Period(analytics.Period, today, language));
        var period = analytics.Location is { } location ? AtPlace.In(language, days, location) : days;
        if (analytics.Figures.Orders == 0)
        {
            return NothingOn.In(language, period);
        }

        return (analytics.Figures.Orders == 1 ? ThereWas : ThereWere).In(
            language,
            period,
            Orders.In(language, analytics.Figures.Orders),
            analytics.Figures.Revenue.Say(language),
            Compared(analytics.Before, language),
            Best(analytics, language));
    }

    /// <summary>"on Monday, January fifteenth" or "from Monday, January first to Wednesday, January thirty-first".</summary>
    public static string Period(PeriodView period, DateOnly today, SpokenLanguage language) => period.From == period.To
        ? language.On(period.From, today)
        : language.FromTo(period.From, period.To, today);

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Compared(ComparisonView before, SpokenLanguage language) => before.RevenueChangePercent is not { } change
        ? ""
        : Math.Round(change) switch
        {
            0 => AsMuch.In(language),
            > 0 and var more => More.In(language, language.Cardinal((long)more)),
            var less => Less.In(language, language.Cardinal((long)-less)),
        };

    private static string Best(AnalyticsResult analytics, SpokenLanguage language) => analytics.TopProducts switch
    {
        [] => "",
        [var only] => Only.In(language, only.Name),
        var products => MostFrom.In(language, language.List([.. products.Take(SpokenLanguage.MostItems).Select(product => product.Name)])),
    };
}
