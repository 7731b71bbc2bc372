using McpEdge.Speech;
using McpEdge.Tools.Catalogue;

namespace McpEdge.Tools.Orders;

/// <summary>How orders are talked about.</summary>
internal static class OrderSpeech
{
    private static readonly Counted Orders = new(
        new("no orders", "one order", "orders"),
        new("keine Bestellungen", "eine Bestellung", "Bestellungen", Gender.Feminine),
        new("aucune commande", "une commande", "commandes", Gender.Feminine));

    private static readonly Phrase Numbered = new("order {0}", "Bestellung {0}", "la commande {0}");
    private static readonly Phrase Begun = new("Order {0}", "Bestellung {0}", "La commande {0}");
    private static readonly Phrase Worth = new("{0}, {1} in all", "{0}, insgesamt {1}", "{0}, {1} en tout");

    private static readonly Phrase Taken = new(
        "I've taken order {0}: {1}. It isn't confirmed yet. Ask me about that order number in a moment.",
        "Ich habe Bestellung {0} aufgenommen, {1}, aber sie ist noch nicht bestätigt. Fragen Sie gleich noch einmal nach dieser Bestellnummer.",
        "J'ai pris la commande {0} : {1}. Elle n'est pas encore confirmée. Redemandez-moi ce numéro de commande dans un instant.");

    private static readonly Phrase Pending = new(
        "{0} isn't confirmed yet: {1}. Ask me about it again in a moment.",
        "{0} ist noch nicht bestätigt: {1}. Fragen Sie gleich noch einmal danach.",
        "{0} n'est pas encore confirmée : {1}. Redemandez-moi dans un instant.");

    private static readonly Phrase Confirmed = new("{0} is confirmed: {1}{2}.", "{0} ist bestätigt: {1}{2}.", "{0} est confirmée : {1}{2}.");

    private static readonly Phrase Preparing = new(
        "{0} is being prepared: {1}{2}.", "{0} wird gerade zubereitet: {1}{2}.", "{0} est en préparation : {1}{2}.");

    private static readonly Phrase Ready = new(
        "{0} is ready at {2}: {1}.", "{0} ist am Standort {2} fertig: {1}.", "{0} est prête à {2} : {1}.");

    private static readonly Phrase Rejected = new("{0} was rejected: {1}.{2}", "{0} wurde abgelehnt: {1}.{2}", "{0} a été refusée : {1}.{2}");
    private static readonly Phrase Cancelled = new("{0} is cancelled: {1}.{2}", "{0} ist storniert: {1}.{2}", "{0} est annulée : {1}.{2}");

    private static readonly Phrase Completed = new(
        "{0} {2} is completed: {1}.", "{0} {2} ist abgeschlossen: {1}.", "{0} {2} est terminée : {1}.");

    private static readonly Phrase Because = new(
        " The reason given is: {0}.", " Der angegebene Grund ist: {0}.", " La raison donnée est : {0}.");

    private static readonly Phrase FoundNone = new("I found {0}.", "Ich habe {0} gefunden.", "Je n'ai trouvé {0}.");
    private static readonly Phrase FoundCount = new("I found {0}.", "Ich habe {0} gefunden.", "J'ai trouvé {0}.");

    private static readonly Phrase NoMore = new(
        "There are no more, of {0}.", "Mehr gibt es nicht; insgesamt sind es {0}.", "Il n'y en a pas d'autres ; en tout : {0}.");

    private static readonly Phrase LatestIs = new(
        "I found {0}; the latest is {1}.", "Ich habe {0} gefunden; die neueste ist {1}.", "J'ai trouvé {0} ; la dernière est {1}.");

    private static readonly Phrase LatestAre = new(
        "I found {0}; the latest are {1}.", "Ich habe {0} gefunden; die neuesten sind {1}.", "J'ai trouvé {0} ; les dernières sont {1}.");

    private static readonly Phrase NextIs = new("Of {0}, the next is {1}.", "Es sind {0}; als Nächstes kommt {1}.", "Sur {0}, la suivante est {1}.");
    private static readonly Phrase NextAre = new("Of {0}, the next are {1}.", "Es sind {0}; als Nächstes kommen {1}.", "Sur {0}, les suivantes sont {1}.");
    private static readonly Phrase InBrief = new("order {0}, {1}, {2}", "Bestellung {0}, {1}, {2}", "commande {0}, {1}, {2}");
    private static readonly Phrase AnyMoment = new(", ready any moment now", ", gleich fertig", ", prête d'un instant à l'autre");
    private static readonly Phrase ReadyIn = new(", ready in about {0}", ", fertig in etwa {0}", ", prête dans environ {0}");

    private static readonly Counted Minutes = new(
        new("no minutes", "one minute", "minutes"),
        new("null Minuten", "einer Minute", "Minuten", Gender.Feminine),
        new("zéro minute", "une minute", "minutes", Gender.Feminine));

    private static readonly Counted Hours = new(
        new("no hours", "one hour", "hours"),
        new("null Stunden", "einer Stunde", "Stunden", Gender.Feminine),
        new("zéro heure", "une heure", "heures", Gender.Feminine));

    private static readonly Counted Days = new(
        new("no days", "one day", "days"), new("null Tagen", "einem Tag", "Tagen"), new("zéro jour", "un jour", "jours"));

    private static readonly Phrase[] States =
    [
        new("pending", "noch nicht bestätigt", "pas encore confirmée"),
        new("confirmed", "bestätigt", "confirmée"),
        new("preparing", "in Zubereitung", "en préparation"),
        new("ready", "fertig", "prête"),
        new("completed", "abgeschlossen", "terminée"),
        new("rejected", "abgelehnt", "refusée"),
        new("cancelled", "storniert", "annulée"),
    ];

    /// <summary>"order one three one two".</summary>
    public static string Handle(OrderView order, SpokenLanguage language) => Numbered.In(language, language.Handle(order.Number));

    /// <summary>"two Espressos and one Cheesecake".</summary>
    public static string Contents(OrderView order, SpokenLanguage language) =>
        language.List([.. order.Lines.Select(line => SpokenGoods.Count(line.Quantity, line.Name, language))]);

    /// <summary>"two Espressos, six dollars and fifty cents in all".</summary>
    public static string Value(OrderView order, SpokenLanguage language) => Worth.In(language, Contents(order, language), order.Total.Say(language));

    /// <summary>"Order one three one two is confirmed: two Espressos, six dollars and fifty cents in all, ready in about twenty minutes."</summary>
    public static string Placed(OrderView order, DateTimeOffset now, SpokenLanguage language) => order.Status == OrderState.Pending
        ? Taken.In(language, language.Handle(order.Number), Value(order, language))
        : Describe(order, now, language);

    /// <summary>How far an order has come, what is in it and what it costs.</summary>
    public static string Describe(OrderView order, DateTimeOffset now, SpokenLanguage language)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var handle = Begun.In(language, language.Handle(order.Number));
        var worth = Value(order, language);

        return order.Status switch
        {
            OrderState.Pending => Pending.In(language, handle, worth),
            OrderState.Confirmed => Confirmed.In(language, handle, worth, Wait(order, now, language)),
            OrderState.Preparing => Preparing.In(language, handle, worth, Wait(order, now, language)),
            OrderState.Ready => Ready.In(language, handle, worth, order.Location),
            OrderState.Rejected => Rejected.In(language, handle, worth, Reason(order, language)),
            OrderState.Cancelled => Cancelled.In(language, handle, worth, Reason(order, language)),
            _ => Completed.In(language, handle, worth, language.Of(order.BusinessDate, today)),
        };
    }

    /// <summary>"I found twelve orders; the latest are order …, completed, six dollars; …; and nine more."</summary>
    public static string Found(OrderListResult result, bool firstPage, DateTimeOffset now, SpokenLanguage language)
    {
        var count = Orders.In(language, result.Total);
        if (result.Orders is [])
        {
            return (firstPage ? FoundNone : NoMore).In(language, count);
        }

        if (result is { Total: 1, Orders: [var only] })
        {
            return $"{FoundCount.In(language, count)} {Describe(only, now, language)}";
        }

        // Each order has commas of its own, so a list with commas would blur them.
        var said = string.Join("; ", result.Orders.Take(SpokenLanguage.MostItems).Select(order => Brief(order, language)));
        var sentence = (firstPage, result.Orders.Count) switch
        {
            (true, 1) => LatestIs,
            (true, _) => LatestAre,
            (_, 1) => NextIs,
            _ => NextAre,
        };

        return sentence.In(language, count, said);
    }

    private static string Brief(OrderView order, SpokenLanguage language) =>
        InBrief.In(language, language.Handle(order.Number), States[(int)order.Status].In(language), order.Total.Say(language));

    private static string Reason(OrderView order, SpokenLanguage language) =>
        order.Reason is { } reason ? Because.In(language, reason.TrimEnd('.')) : "";

    // How long it takes needs no time zone, and is what people on the telephone ask for.
    private static string Wait(OrderView order, DateTimeOffset now, SpokenLanguage language) => (order.EstimatedAt - now) switch
    {
        null => "",
        { TotalMinutes: < 1 } => AnyMoment.In(language),
        { TotalMinutes: < 100 } wait => ReadyIn.In(language, Minutes.In(language, Rounded(wait.TotalMinutes))),
        { TotalHours: < 36 } wait => ReadyIn.In(language, Hours.In(language, (long)Math.Round(wait.TotalHours))),
        { } wait => ReadyIn.In(language, Days.In(language, (long)Math.Round(wait.TotalDays))),
    };

    // Nobody can hold more exact times than five minutes, and a little late is worse than a little early.
    private static long Rounded(double minutes) => minutes <= 10 ? (long)Math.Ceiling(minutes) : (long)Math.Ceiling(minutes / 5) * 5;
}
