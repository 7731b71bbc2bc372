using System.Collections.Frozen;
using McpEdge.Speech;
using McpEdge.Tools.Analytics;
using Wire = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Reports;

/// <summary>How reports are talked about.</summary>
internal static class ReportSpeech
{
    private static readonly Phrase[] Names =
    [
        new("the sales report {0}", "den Verkaufsbericht {0}", "le rapport des ventes {0}"),
        new("the inventory report {0}", "den Lagerbericht {0}", "le rapport de stock {0}"),
        new("the customer report {0}", "den Kundenbericht {0}", "le rapport des clients {0}"),
    ];

    private static readonly Phrase[] Subjects =
    [
        new("The sales report {0}", "Der Verkaufsbericht {0}", "Le rapport des ventes {0}"),
        new("The inventory report {0}", "Der Lagerbericht {0}", "Le rapport de stock {0}"),
        new("The customer report {0}", "Der Kundenbericht {0}", "Le rapport des clients {0}"),
    ];

    private static readonly Phrase Make = new("make {0}", "{0} erstellen", "établir {0}");
    private static readonly Phrase Ready = new("{0} is ready. {1}", "{0} ist fertig. {1}", "{0} est prêt. {1}");
    private static readonly Phrase Failed = new("{0} could not be made. {1}", "{0} konnte nicht erstellt werden. {1}", "{0} n'a pas pu être établi. {1}");

    private static readonly Phrase NotReady = new(
        "{0} is not ready yet. {1} Ask me about it again in a moment.",
        "{0} ist noch nicht fertig. {1} Fragen Sie gleich noch einmal danach.",
        "{0} n'est pas encore prêt. {1} Redemandez-moi dans un instant.");

    private static readonly Phrase BeingMade = new(
        "It is being made; {0} percent are done.", "Er wird gerade erstellt; {0} Prozent sind geschafft.", "Il est en cours ; {0} pour cent sont faits.");

    private static readonly Phrase Waiting = new("It is waiting to be made.", "Er wartet darauf, erstellt zu werden.", "Il attend d'être établi.");
    private static readonly Phrase AmountOf = new("{0} of {1}", "{0} {1}", "{0} {1}");
    private static readonly Phrase CountOf = new("{0} {1}", "{1}: {0}", "{1} : {0}");

    private static readonly FrozenDictionary<string, Phrase> Labels = new Dictionary<string, Phrase>(StringComparer.OrdinalIgnoreCase)
    {
        ["revenue"] = new("revenue", "Umsatz", "chiffre d'affaires"),
        ["orders"] = new("orders", "Bestellungen", "commandes"),
        ["items sold"] = new("items sold", "verkaufte Artikel", "articles vendus"),
        ["revenue per order"] = new("revenue per order", "Umsatz pro Bestellung", "chiffre d'affaires par commande"),
        ["customers who bought"] = new("customers who bought", "Kunden mit Einkauf", "clients ayant acheté"),
        ["of them for the first time"] = new("of them for the first time", "davon zum ersten Mal", "dont pour la première fois"),
        ["active customers"] = new("active customers", "aktive Kunden", "clients actifs"),
        ["disabled customers"] = new("disabled customers", "gesperrte Kunden", "clients désactivés"),
        ["products"] = new("products", "Produkte", "produits"),
        ["units on hand"] = new("units on hand", "Stück auf Lager", "unités en stock"),
        ["units available"] = new("units available", "Stück verfügbar", "unités disponibles"),
        ["sold out products"] = new("sold out products", "ausverkaufte Produkte", "produits épuisés"),
        ["units sold"] = new("units sold", "verkaufte Stück", "unités vendues"),
        ["value on hand"] = new("value on hand", "Warenwert auf Lager", "valeur du stock"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>"Revenue of nine thousand dollars, three hundred orders and six hundred items sold."</summary>
    public static string Summary(Wire.Report report, SpokenLanguage language) => report.Status switch
    {
        Wire.ReportStatus.Completed => AnalyticsSpeech.Capital(
            language.List([.. report.Figures.Take(SpokenLanguage.MostItems).Select(figure => Say(figure, language))])) + ".",
        Wire.ReportStatus.Failed => report.Failure,
        Wire.ReportStatus.Running => BeingMade.In(language, language.Cardinal(report.Progress)),
        _ => Waiting.In(language),
    };

    /// <summary>"make the sales report from … to …".</summary>
    public static string Effect(ReportKind kind, PeriodView days, DateOnly today, SpokenLanguage language) =>
        Make.In(language, Names[(int)kind].In(language, AnalyticsSpeech.Period(days, today, language)));

    /// <summary>"The sales report from … to … is ready. Revenue of … "</summary>
    public static string Say(Wire.Report report, DateOnly today, SpokenLanguage language)
    {
        var name = Subjects[(int)report.Type.ToView()].In(language, AnalyticsSpeech.Period(report.Period.ToView(), today, language));
        var sentence = report.Status switch
        {
            Wire.ReportStatus.Completed => Ready,
            Wire.ReportStatus.Failed => Failed,
            _ => NotReady,
        };

        return sentence.In(language, name, Summary(report, language));
    }

    private static string Say(Wire.ReportFigure figure, SpokenLanguage language)
    {
        var label = Labels.GetValueOrDefault(figure.Label)?.In(language) ?? figure.Label;
        return figure.Amount is { } amount
            ? AmountOf.In(language, label, amount.ToView().Say(language))
            : CountOf.In(language, language.Cardinal(figure.Count), label);
    }
}
