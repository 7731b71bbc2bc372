using McpEdge.Errors;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

/// <summary>How the answers of a lookup are said. Whoever is only likely is not told what they bought.</summary>
internal static class CustomerLookupSpeech
{
    private const string NotFound = "CUSTOMER_NOT_FOUND";

    private static readonly Phrase SoundsLike = new(
        "That sounds like {0}. Is that right?", "Das klingt nach {0}. Stimmt das?", "Cela ressemble à {0}. Est-ce bien cela ?");

    private static readonly Phrase EndsIn = new(
        "Does the phone number end in {0}?", "Endet die Telefonnummer auf {0}?", "Le numéro de téléphone finit-il par {0} ?");

    private static readonly Phrase LastDigits = new(
        "What are the last four digits of the phone number?",
        "Wie lauten die letzten vier Ziffern der Telefonnummer?",
        "Quels sont les quatre derniers chiffres du numéro de téléphone ?");

    private static readonly Phrase BeginsWith = new(
        "After the at sign, does the e-mail address begin with {0}?",
        "Beginnt die E-Mail-Adresse nach dem At-Zeichen mit {0}?",
        "Après l'arobase, l'adresse e-mail commence-t-elle par {0} ?");

    private static readonly Phrase Spell = new(
        "Could you spell the last name for me?", "Können Sie mir den Nachnamen buchstabieren?", "Pouvez-vous m'épeler le nom de famille ?");

    private static readonly Phrase Email = new("What is the e-mail address?", "Wie lautet die E-Mail-Adresse?", "Quelle est l'adresse e-mail ?");

    private static readonly Phrase Name = new(
        "What is the first and last name?", "Wie lauten Vor- und Nachname?", "Quels sont le prénom et le nom ?");

    private static readonly Phrase Phone = new(
        "What is the phone number, with area code?",
        "Wie lautet die Telefonnummer mit Vorwahl?",
        "Quel est le numéro de téléphone, avec l'indicatif ?");

    private static readonly Phrase NotSure = new(
        "I'm not sure yet which customer that is. {0}",
        "Ich bin noch nicht sicher, wer das in der Kundenliste ist. {0}",
        "Je ne sais pas encore de quel client il s'agit. {0}");

    private static readonly Phrase CantFind = new(
        "I can't find a customer with these details. {0}",
        "Mit diesen Angaben finde ich niemanden in der Kundenliste. {0}",
        "Je ne trouve aucun client avec ces informations. {0}");

    private static readonly Phrase AskAgain = new(
        "Ask the question and call customer_lookup again with the answer in {0}. Send only details of the same person; read back what you heard.",
        "Die Frage stellen und customer_lookup mit der Antwort in {0} noch einmal aufrufen. Nur Angaben derselben Person senden; das Gehörte vorlesen.",
        "Poser la question et rappeler customer_lookup avec la réponse dans {0}. N'envoyer que des informations de la même personne ; relire ce qui a été entendu.");

    private static readonly Phrase OrdersMissing = new(
        "I can't see their orders right now.", "Die Bestellungen kann ich gerade nicht sehen.", "Je ne vois pas ses commandes pour le moment.");

    private static readonly Phrase LastPurchase = new(
        "Their last purchase was order {0} {1}: {2}, for {3}.",
        "Der letzte Einkauf war Bestellung {0} {1}: {2}, für {3}.",
        "Son dernier achat est la commande {0}, {1} : {2}, pour {3}.");

    private static readonly Phrase NothingYet = new(
        "They haven't bought anything yet.", "Gekauft wurde noch nichts.", "Il n'y a encore aucun achat.");

    private static readonly Phrase AllCancelled = new(
        "Their orders were all cancelled or rejected.",
        "Alle Bestellungen wurden storniert oder abgelehnt.",
        "Toutes ses commandes ont été annulées ou refusées.");

    public static string Say(CustomerLookupResult result, bool readsOrders, DateOnly today, SpokenLanguage language)
    {
        if (result.Match == CustomerMatch.Likely)
        {
            return SoundsLike.In(language, CustomerSpeech.Name(result.Name!, result.Number!.Value, language));
        }

        var introduced = CustomerSpeech.Introduce(result.Name!, result.Number!.Value, result.Status!.Value, language);
        return readsOrders ? $"{introduced} {Purchases(result, today, language)}" : introduced;
    }

    /// <summary>The question that gets a detail, with the hints to choose from when there are any.</summary>
    public static string Ask(Wire.CustomerQuestion question, SpokenLanguage language) => question.Detail switch
    {
        Wire.CustomerDetail.PhoneEnding when question.Hints.Count > 0 =>
            EndsIn.In(language, language.Either([.. question.Hints.Select(hint => language.Digits(hint))])),
        Wire.CustomerDetail.PhoneEnding => LastDigits.In(language),
        Wire.CustomerDetail.EmailDomain => BeginsWith.In(language, language.Either([.. question.Hints])),
        Wire.CustomerDetail.SpelledName => Spell.In(language),
        Wire.CustomerDetail.Email => Email.In(language),
        Wire.CustomerDetail.Name => Name.In(language),
        _ => Phone.In(language),
    };

    public static string Several(string question, SpokenLanguage language) => NotSure.In(language, question);

    /// <summary>A lookup that finds nobody is an error, so that no agent goes on with a customer who is not there.</summary>
    public static ToolError Nobody(string question, string argument) => new(
        NotFound,
        CantFind.With(question),
        AskAgain.With(argument),
        Retryable: false)
    {
        Facts = new() { ["match"] = "none", ["answer_with"] = argument },
    };

    /// <summary>The argument of <c>customer_lookup</c> that takes the detail.</summary>
    public static string ToArgument(this Wire.CustomerDetail detail) => detail switch
    {
        Wire.CustomerDetail.PhoneEnding => "phone_ending",
        Wire.CustomerDetail.EmailDomain => "email_domain",
        Wire.CustomerDetail.SpelledName => "spelled_name",
        Wire.CustomerDetail.Email => "email",
        Wire.CustomerDetail.Name => "name",
        _ => "phone",
    };

    private static string Purchases(CustomerLookupResult result, DateOnly today, SpokenLanguage language) => result switch
    {
        { Missing: not null } => OrdersMissing.In(language),
        { LastPurchase: { } last } => LastPurchase.In(
            language, language.Handle(last.Number), language.On(last.Date, today), language.List(last.Items), last.Total.Say(language)),
        { OrdersTotal: 0 } => NothingYet.In(language),
        _ => AllCancelled.In(language),
    };
}
