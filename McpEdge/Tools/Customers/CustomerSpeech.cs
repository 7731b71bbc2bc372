using McpEdge.Speech;

namespace McpEdge.Tools.Customers;

/// <summary>How customers are talked about.</summary>
internal static class CustomerSpeech
{
    private static readonly Phrase Numbered = new("{0}, customer {1}", "{0}, Kundennummer {1}", "{0}, numéro de client {1}");
    private static readonly Phrase Active = new("{0}, is active.", "{0}, ist aktiv.", "{0}, a un compte actif.");
    private static readonly Phrase Disabled = new("{0}, is disabled.", "{0}, ist gesperrt.", "{0}, a un compte désactivé.");

    private static readonly Phrase Both = new(
        "The phone number is {0}, and the e-mail address is {1}.",
        "Die Telefonnummer ist {0}, und die E-Mail-Adresse ist {1}.",
        "Le numéro de téléphone est {0}, et l'adresse e-mail est {1}.");

    private static readonly Phrase Phone = new("The phone number is {0}.", "Die Telefonnummer ist {0}.", "Le numéro de téléphone est {0}.");
    private static readonly Phrase Email = new("The e-mail address is {0}.", "Die E-Mail-Adresse ist {0}.", "L'adresse e-mail est {0}.");

    private static readonly Phrase Neither = new(
        "There is no phone number or e-mail address.",
        "Es gibt keine Telefonnummer und keine E-Mail-Adresse.",
        "Il n'y a ni numéro de téléphone ni adresse e-mail.");

    /// <summary>"Alex Morgan, customer one".</summary>
    public static string Name(string name, long number, SpokenLanguage language) => Numbered.In(language, name, language.Handle(number));

    /// <summary>"Alex Morgan, customer one, is active."</summary>
    public static string Introduce(string name, long number, CustomerStatus status, SpokenLanguage language) =>
        (status == CustomerStatus.Disabled ? Disabled : Active).In(language, Name(name, number, language));

    /// <summary>"The phone number is … and the e-mail address is …."</summary>
    public static string Contact(CustomerView customer, SpokenLanguage language) => (customer.Phone, customer.Email) switch
    {
        ({ } phone, { } email) => Both.In(language, language.Phone(phone), language.Email(email)),
        ({ } phone, null) => Phone.In(language, language.Phone(phone)),
        (null, { } email) => Email.In(language, language.Email(email)),
        _ => Neither.In(language),
    };
}
