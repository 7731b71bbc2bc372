using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal sealed record CustomerLookupArguments
{
    [Description("The customer's number, such as 12 or as said, or UUID.")]
    [Ask("What is the customer number?", "Wie lautet die Kundennummer?", "Quel est le numéro de client ?")]
    [StringLength(100, MinimumLength = 1)]
    public string? CustomerId { get; init; }

    [Description("E-mail address, in any case, or as it was said: jon underscore smith at gmail dot com.")]
    [Ask("What is the e-mail address?", "Wie lautet die E-Mail-Adresse?", "Quelle est l'adresse e-mail ?")]
    [StringLength(254, MinimumLength = 3)]
    public string? Email { get; init; }

    [Description("Phone number, written in any usual way or as it was said: four one five, double five five, oh one one five.")]
    [Ask(
        "What is the phone number, with area code?",
        "Wie lautet die Telefonnummer mit Vorwahl?",
        "Quel est le numéro de téléphone, avec l'indicatif ?")]
    [StringLength(200, MinimumLength = 4)]
    [AlsoNamed("phone_number")]
    public string? Phone { get; init; }

    [Description("The name as you heard it, best first and last name. It is found by its sound, so don't guess the spelling.")]
    [Ask(
        "What is the customer's first and last name?",
        "Wie lauten Vor- und Nachname der Kundin oder des Kunden?",
        "Quels sont le prénom et le nom du client ?")]
    [StringLength(200, MinimumLength = 1)]
    public string? Name { get; init; }

    [Description("The name, or the part of it that the caller spelled: S as in Sierra, M, Y, T, H. Send it with name.")]
    [Ask(
        "Could you spell the last name for me?",
        "Können Sie mir den Nachnamen buchstabieren?",
        "Pouvez-vous m'épeler le nom de famille ?")]
    [StringLength(300, MinimumLength = 1)]
    public string? SpelledName { get; init; }

    [Description("The last digits of the phone number, two or more, when a lookup before asked for them. Repeat its other arguments.")]
    [Ask(
        "What are the last four digits of the phone number?",
        "Wie lauten die letzten vier Ziffern der Telefonnummer?",
        "Quels sont les quatre derniers chiffres du numéro de téléphone ?")]
    [StringLength(60, MinimumLength = 2)]
    public string? PhoneEnding { get; init; }

    [Description("What comes after the at sign, or its first letter, when a lookup before asked for it. Repeat its other arguments.")]
    [Ask(
        "What comes after the at sign in the e-mail address?",
        "Was kommt in der E-Mail-Adresse nach dem At-Zeichen?",
        "Que vient-il après l'arobase dans l'adresse e-mail ?")]
    [StringLength(253, MinimumLength = 1)]
    public string? EmailDomain { get; init; }

    public Wire.LookupCustomerRequest ToWire() => new()
    {
        CustomerId = CustomerId ?? "",
        Email = Email ?? "",
        Phone = Phone ?? "",
        Name = Name ?? "",
        SpelledName = SpelledName ?? "",
        PhoneEnding = PhoneEnding ?? "",
        EmailDomain = EmailDomain ?? "",
    };
}
