using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Intents;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal sealed record AddCustomerArguments
{
    [Description("The person's full name.")]
    [Ask("What is the customer's full name?", "Wie lautet der vollständige Name?", "Quel est le nom complet du client ?")]
    [StringLength(200, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("E-mail address; no two customers have the same one.")]
    [Ask("What is the e-mail address?", "Wie lautet die E-Mail-Adresse?", "Quelle est l'adresse e-mail ?")]
    [EmailAddress]
    [StringLength(254, MinimumLength = 3)]
    public string? Email { get; init; }

    [Description("Phone number, best with country code, such as +14155550123; no two customers have the same one.")]
    [Ask(
        "What is the phone number, with area code?",
        "Wie lautet die Telefonnummer mit Vorwahl?",
        "Quel est le numéro de téléphone, avec l'indicatif ?")]
    [StringLength(40, MinimumLength = 4)]
    public string? Phone { get; init; }

    [Description("Names this customer: a repeated call with the same key and content answers with the same customer instead of adding another.")]
    [StringLength(200, MinimumLength = 1)]
    public string? IdempotencyKey { get; init; }
}

internal sealed class AddCustomer(Wire.CustomerService.CustomerServiceClient customers) : Tool<AddCustomerArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "add_customer",
        new Phrase("Add customer", "Kundenkonto anlegen", "Créer un compte client"),
        "Creates a customer, who is active at once. Look the person up first with customer_lookup, and read name, e-mail and phone "
        + "back to the caller before you call this.",
        "customers:write")
    {
        AlsoNamed = ["create_customer"],
        Risk = Risk.Medium,
        KeptBy = "customers",
    };

    private static readonly Phrase Added = new(
        "I've added {0} as customer {1}.", "Ich habe {0} mit der Kundennummer {1} angelegt.", "J'ai ajouté {0} avec le numéro de client {1}.");

    private static readonly Phrase Effect = new(
        "add {0} as a customer", "{0} in die Kundenliste aufnehmen", "ajouter {0} à la liste des clients");

    private static readonly Phrase EffectWith = new(
        "add {0} as a customer with {1}", "{0} in die Kundenliste aufnehmen, mit {1}", "ajouter {0} à la liste des clients, avec {1}");

    private static readonly Phrase WithPhone = new("the phone number {0}", "der Telefonnummer {0}", "le numéro de téléphone {0}");
    private static readonly Phrase WithEmail = new("the e-mail address {0}", "der E-Mail-Adresse {0}", "l'adresse e-mail {0}");

    protected override Task<PendingEffect> EffectAsync(
        AddCustomerArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var language = context.Language;
        string?[] details =
        [
            arguments.Phone is { } phone ? WithPhone.In(language, language.Phone(phone)) : null,
            arguments.Email is { } email ? WithEmail.In(language, language.Email(email)) : null,
        ];
        var known = details.OfType<string>().ToList();

        return Task.FromResult(new PendingEffect(known.Count == 0
            ? Effect.In(language, arguments.Name)
            : EffectWith.In(language, arguments.Name, language.List(known))));
    }

    protected override async Task<ToolAnswer<CustomerView>> AnswerAsync(
        AddCustomerArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.AddCustomerRequest
        {
            Name = arguments.Name,
            Email = arguments.Email ?? "",
            Phone = arguments.Phone ?? "",
            IntentKey = IntentKey.For(context, arguments.IdempotencyKey),
        };
        var customer = (await customers.AddCustomerAsync(request, context.Required(cancellationToken))).ToView();

        return new(Added.In(context.Language, customer.Name, context.Language.Handle(customer.Number)), customer);
    }
}
