using System.Collections.Frozen;
using McpEdge.Speech;
using ServiceDefaults.Errors;

namespace McpEdge.Errors;

/// <summary>What a refusal of a service says to the caller: the service's own words, which are English, or else words for its code.</summary>
internal static class ServiceMessages
{
    private static readonly Phrase Refused = new("That can't be done.", "Das geht so nicht.", "Ce n'est pas possible.");

    private static readonly FrozenDictionary<string, Phrase> ByCode = new Dictionary<string, Phrase>
    {
        ["CUSTOMER_NOT_FOUND"] = new(
            "There is no such customer.", "Mit diesen Angaben finde ich niemanden in der Kundenliste.", "Je ne trouve pas ce client."),
        ["EMAIL_TAKEN"] = new(
            "Another customer has this e-mail address.",
            "Diese E-Mail-Adresse ist schon in der Kundenliste vergeben.",
            "Un autre client a déjà cette adresse e-mail."),
        ["PHONE_TAKEN"] = new(
            "Another customer has this telephone number.",
            "Diese Telefonnummer ist schon in der Kundenliste vergeben.",
            "Un autre client a déjà ce numéro de téléphone."),
        ["OUTCOME_UNKNOWN"] = new(
            "It is not known whether that was stored.",
            "Ich kann noch nicht sagen, ob das gespeichert wurde.",
            "Je ne peux pas encore dire si c'est enregistré."),
        ["INVALID_PAGE_TOKEN"] = new(
            "I lost my place in that list. Let's start from the beginning.",
            "Ich habe die Stelle in dieser Liste verloren. Fangen wir von vorn an.",
            "J'ai perdu ma place dans cette liste. Reprenons au début."),
        ["ORDER_NOT_FOUND"] = new("There is no such order.", "Diese Bestellung finde ich nicht.", "Je ne trouve pas cette commande."),
        ["ORDER_NOT_CANCELLABLE"] = new(
            "The order can't be cancelled any more.",
            "Diese Bestellung kann nicht mehr storniert werden.",
            "Cette commande ne peut plus être annulée."),
        ["ORDER_STATUS_CONFLICT"] = new(
            "The order is not at that step.", "Die Bestellung ist nicht bei diesem Schritt.", "La commande n'en est pas à cette étape."),
        ["CONCURRENT_UPDATE"] = new(
            "Others are changing that at the moment.", "Das wird gerade von anderen geändert.", "D'autres modifient cela en ce moment."),
    }.ToFrozenDictionary();

    /// <summary>The sentence that the caller hears.</summary>
    public static Wording Of(RemoteError error)
    {
        var known = Of(error.Code);
        return new(language => language == SpokenLanguage.English ? error.Message : known.In(language));
    }

    /// <summary>The words for a code.</summary>
    public static Phrase Of(string code) => ByCode.GetValueOrDefault(code) ?? Refused;
}
