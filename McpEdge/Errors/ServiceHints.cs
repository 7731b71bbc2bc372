using System.Collections.Frozen;
using McpEdge.Speech;

namespace McpEdge.Errors;

/// <summary>What an agent should do about a refusal of a service, by the service's code.</summary>
internal static class ServiceHints
{
    /// <summary>For a change that may have been made or not.</summary>
    public static readonly Phrase LookFirst = new(
        "Don't repeat the call. Read the record first to see whether the change was made, then tell the caller.",
        "Den Aufruf nicht wiederholen. Erst nachsehen, ob die Änderung erfolgt ist, und es dann sagen.",
        "Ne pas répéter l'appel. Vérifier d'abord si la modification a été faite, puis le dire.");

    private static readonly Phrase AnotherDetail = new(
        "Ask the caller for another detail (customer number, e-mail or phone) and use customer_lookup. Spell back what you heard.",
        "Nach einer anderen Angabe fragen (Kundennummer, E-Mail oder Telefon) und customer_lookup verwenden. Das Gehörte zurückbuchstabieren.",
        "Demander une autre information (numéro de client, e-mail ou téléphone) et utiliser customer_lookup. Épeler ce qui a été entendu.");

    private static readonly Phrase EmailOwner = new(
        "Look up who has this e-mail address with customer_lookup: the caller may already be a customer.",
        "Mit customer_lookup nachsehen, wem diese E-Mail-Adresse gehört: Vielleicht gibt es die Kundin oder den Kunden schon.",
        "Chercher avec customer_lookup à qui est cette adresse e-mail : la personne est peut-être déjà cliente.");

    private static readonly Phrase PhoneOwner = new(
        "Look up who has this phone number with customer_lookup: the caller may already be a customer.",
        "Mit customer_lookup nachsehen, wem diese Telefonnummer gehört: Vielleicht gibt es die Kundin oder den Kunden schon.",
        "Chercher avec customer_lookup à qui est ce numéro de téléphone : la personne est peut-être déjà cliente.");

    private static readonly Phrase FeedbackId = new(
        "Read the feedback_id again as submit_feedback gave it; it takes the number too.",
        "Die feedback_id noch einmal so lesen, wie submit_feedback sie gab; die Nummer geht auch.",
        "Relire le feedback_id tel que submit_feedback l'a donné ; le numéro convient aussi.");

    private static readonly Phrase ReportId = new(
        "Read the report_id again as generate_report gave it, or order the report anew.",
        "Die report_id noch einmal so lesen, wie generate_report sie gab, oder den Bericht neu anfordern.",
        "Relire le report_id tel que generate_report l'a donné, ou redemander le rapport.");

    private static readonly Phrase InAMinute = new(
        "Say that it takes a while, and make the same call again in a minute.",
        "Sagen, dass es eine Weile dauert, und denselben Aufruf in einer Minute wiederholen.",
        "Dire que cela prend un moment et répéter le même appel dans une minute.");

    private static readonly Phrase FirstPage = new(
        "Call again without cursor to start at the first page.",
        "Ohne cursor noch einmal aufrufen, um mit der ersten Seite zu beginnen.",
        "Appeler à nouveau sans cursor pour commencer à la première page.");

    public static readonly FrozenDictionary<string, Phrase> ByCode = new Dictionary<string, Phrase>
    {
        ["CUSTOMER_NOT_FOUND"] = AnotherDetail,
        ["EMAIL_TAKEN"] = EmailOwner,
        ["PHONE_TAKEN"] = PhoneOwner,
        [ToolCodes.OutcomeUnknown] = LookFirst,
        ["FEEDBACK_NOT_FOUND"] = FeedbackId,
        ["REPORT_NOT_FOUND"] = ReportId,
        ["REPORT_QUEUE_FULL"] = InAMinute,
        ["INVALID_PAGE_TOKEN"] = FirstPage,
    }.ToFrozenDictionary();
}
