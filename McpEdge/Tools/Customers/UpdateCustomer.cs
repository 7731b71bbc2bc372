using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Google.Protobuf.WellKnownTypes;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal enum Removable
{
    Email,
    Phone,
}

internal sealed record UpdateCustomerArguments
{
    [Description("The customer's number, such as 12, or UUID.")]
    [Ask("What is the customer number?", "Wie lautet die Kundennummer?", "Quel est le numéro de client ?")]
    [Handle]
    public required string CustomerId { get; init; }

    [Description("The new name.")]
    [Ask("What is the new name?", "Wie lautet der neue Name?", "Quel est le nouveau nom ?")]
    [StringLength(200, MinimumLength = 1)]
    public string? Name { get; init; }

    [Description("The new e-mail address.")]
    [Ask("What is the new e-mail address?", "Wie lautet die neue E-Mail-Adresse?", "Quelle est la nouvelle adresse e-mail ?")]
    [EmailAddress]
    [StringLength(254, MinimumLength = 3)]
    public string? Email { get; init; }

    [Description("The new phone number, best with country code.")]
    [Ask(
        "What is the new phone number, with area code?",
        "Wie lautet die neue Telefonnummer mit Vorwahl?",
        "Quel est le nouveau numéro de téléphone, avec l'indicatif ?")]
    [StringLength(40, MinimumLength = 4)]
    public string? Phone { get; init; }

    [Description("What to remove from the customer.")]
    [Length(0, 2)]
    public IReadOnlyList<Removable>? Remove { get; init; }
}

internal sealed class UpdateCustomer(Wire.CustomerService.CustomerServiceClient customers)
    : Tool<UpdateCustomerArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "update_customer",
        new Phrase("Update customer", "Kundenkonto ändern", "Modifier un compte client"),
        "Changes a customer's name, e-mail or phone. Only what you send is changed. Read new values back to the caller first. "
        + "The status is changed by disable_customer and activate_customer.",
        "customers:write")
    {
        Risk = Risk.Medium,
        Destructive = true,
        Idempotent = true,
    };

    private static readonly Phrase ChangeRequired = new(
        "or another change is required: send at least one of name, email, phone, remove",
        "oder eine andere Änderung wird gebraucht: mindestens eins von name, email, phone, remove senden",
        "ou une autre modification est nécessaire : envoyer au moins un de name, email, phone, remove");

    private static readonly Phrase WhatChanges = new("What should be changed?", "Was soll geändert werden?", "Que faut-il modifier ?");

    private static readonly Phrase GivenAndRemoved = new(
        "is given and removed in the same call", "wird im selben Aufruf angegeben und entfernt", "est donné et retiré dans le même appel");

    private static readonly Phrase EmailOrNot = new(
        "Should the e-mail address be changed or removed?",
        "Soll die E-Mail-Adresse geändert oder entfernt werden?",
        "Faut-il modifier ou supprimer l'adresse e-mail ?");

    private static readonly Phrase PhoneOrNot = new(
        "Should the phone number be changed or removed?",
        "Soll die Telefonnummer geändert oder entfernt werden?",
        "Faut-il modifier ou supprimer le numéro de téléphone ?");

    private static readonly Phrase Effect = new(
        "make these changes to {0}: {1}", "bei {0}, Folgendes ändern: {1}", "faire ces modifications pour {0} : {1}");

    private static readonly Phrase SetName = new("set the name to {0}", "der neue Name ist {0}", "le nouveau nom est {0}");
    private static readonly Phrase SetEmail = new("set the e-mail address to {0}", "die neue E-Mail-Adresse ist {0}", "la nouvelle adresse e-mail est {0}");
    private static readonly Phrase SetPhone = new("set the phone number to {0}", "die neue Telefonnummer ist {0}", "le nouveau numéro de téléphone est {0}");
    private static readonly Phrase RemoveEmail = new("remove the e-mail address", "die E-Mail-Adresse fällt weg", "l'adresse e-mail est supprimée");
    private static readonly Phrase RemovePhone = new("remove the phone number", "die Telefonnummer fällt weg", "le numéro de téléphone est supprimé");

    private static readonly Phrase Changed = new(
        "I've changed the {0} of {1}.", "Ich habe bei {1}, Folgendes geändert: {0}.", "J'ai modifié les données suivantes de {1} : {0}.");

    private static readonly Phrase Name = new("name", "Name", "nom");
    private static readonly Phrase Email = new("e-mail address", "E-Mail-Adresse", "adresse e-mail");
    private static readonly Phrase Phone = new("phone number", "Telefonnummer", "numéro de téléphone");

    protected override IEnumerable<FieldProblem> Check(UpdateCustomerArguments arguments)
    {
        if (Changes(arguments).Count == 0)
        {
            yield return new(
                "name", ChangeRequired, WhatChanges);
        }

        if (arguments.Email is not null && arguments.Remove?.Contains(Removable.Email) == true)
        {
            yield return new("email", GivenAndRemoved, EmailOrNot);
        }

        if (arguments.Phone is not null && arguments.Remove?.Contains(Removable.Phone) == true)
        {
            yield return new("phone", GivenAndRemoved, PhoneOrNot);
        }
    }

    protected override async Task<PendingEffect> EffectAsync(
        UpdateCustomerArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var changes = context.Language.List([.. Changes(arguments).Select(change => Say(change, arguments, context.Language))]);
        var customer = await customers.NameAsync(arguments.CustomerId, context, cancellationToken);

        return new(Effect.In(context.Language, customer, changes));
    }

    protected override async Task<ToolAnswer<CustomerView>> AnswerAsync(
        UpdateCustomerArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var changes = Changes(arguments);
        var request = new Wire.UpdateCustomerRequest
        {
            CustomerId = arguments.CustomerId,
            Name = arguments.Name ?? "",
            Email = arguments.Email ?? "",
            Phone = arguments.Phone ?? "",
            UpdateMask = new FieldMask { Paths = { changes } },
        };
        var customer = (await customers.UpdateCustomerAsync(request, context.Required(cancellationToken))).ToView();
        var changed = context.Language.List([.. changes.Select(change => Say(change, context.Language))]);

        return new(Changed.In(context.Language, changed, CustomerSpeech.Name(customer.Name, customer.Number, context.Language)), customer);
    }

    private static string Say(string change, UpdateCustomerArguments arguments, SpokenLanguage language) => change switch
    {
        "name" => SetName.In(language, arguments.Name!),
        "email" => arguments.Email is { } email ? SetEmail.In(language, language.Email(email)) : RemoveEmail.In(language),
        _ => arguments.Phone is { } phone ? SetPhone.In(language, language.Phone(phone)) : RemovePhone.In(language),
    };

    private static string Say(string change, SpokenLanguage language) => change switch
    {
        "email" => Email.In(language),
        "phone" => Phone.In(language),
        _ => Name.In(language),
    };

    private static List<string> Changes(UpdateCustomerArguments arguments)
    {
        var removed = arguments.Remove ?? [];
        (string Path, bool Changes)[] paths =
        [
            ("name", arguments.Name is not null),
            ("email", arguments.Email is not null || removed.Contains(Removable.Email)),
            ("phone", arguments.Phone is not null || removed.Contains(Removable.Phone)),
        ];

        return [.. paths.Where(path => path.Changes).Select(path => path.Path)];
    }
}
