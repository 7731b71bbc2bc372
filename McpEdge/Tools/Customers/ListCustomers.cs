using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal sealed record ListCustomersArguments
{
    [Description("Only customers with this status; all when left out.")]
    [Ask(
        "Do they want the active customers or the disabled ones?",
        "Geht es um die aktiven oder um die gesperrten Kunden?",
        "S'agit-il des clients actifs ou des clients désactivés ?")]
    public CustomerStatus? Status { get; init; }

    [Description("How many customers to return, 20 when left out.")]
    [Range(1, 100)]
    public int? Limit { get; init; }

    [Description("next_cursor of the page before.")]
    [StringLength(500, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

internal sealed record ListCustomersResult
{
    public required IReadOnlyList<CustomerView> Customers { get; init; }

    [Description("How many customers match on all pages.")]
    public required long Total { get; init; }

    [Description("Send it as cursor to get the next page; absent on the last page.")]
    public string? NextCursor { get; init; }
}

internal sealed class ListCustomers(Wire.CustomerService.CustomerServiceClient customers)
    : Tool<ListCustomersArguments, ListCustomersResult>(Published)
{
    private static readonly ToolProfile Published = new(
        "list_customers",
        new Phrase("List customers", "Kundenkonten auflisten", "Lister les comptes clients"),
        "Lists customers by number, a page at a time, all of them or only the active or the disabled ones. "
        + "To find one customer, use customer_lookup instead.",
        "customers:read")
    {
        ReadOnly = true,
        Cached = [new("customers", "customer")],
    };

    private static readonly Counted AllCustomers = new(
        new("no customers", "one customer", "customers"),
        new("niemanden in der Kundenliste", "eine Person in der Kundenliste", "Personen in der Kundenliste", Gender.Feminine),
        new("aucun client", "un client", "clients"));

    private static readonly Counted ActiveCustomers = new(
        new("no active customers", "one active customer", "active customers"),
        new("niemanden, der aktiv ist,", "eine aktive Person", "aktive Personen", Gender.Feminine),
        new("aucun client actif", "un client actif", "clients actifs"));

    private static readonly Counted DisabledCustomers = new(
        new("no disabled customers", "one disabled customer", "disabled customers"),
        new("niemanden, der gesperrt ist,", "eine gesperrte Person", "gesperrte Personen", Gender.Feminine),
        new("aucun client désactivé", "un client désactivé", "clients désactivés"));

    private static readonly Phrase FoundNone = new("I found {0}.", "Ich habe {0} gefunden.", "Je n'ai trouvé {0}.");
    private static readonly Phrase Found = new("I found {0}: {1}.", "Ich habe {0} gefunden: {1}.", "J'ai trouvé {0} : {1}.");
    private static readonly Phrase NextIs = new("Of {0}, the next is {1}.", "Es sind {0}; als Nächstes kommt {1}.", "Sur {0}, le suivant est {1}.");
    private static readonly Phrase NextAre = new("Of {0}, the next are {1}.", "Es sind {0}; als Nächstes kommen {1}.", "Sur {0}, les suivants sont {1}.");

    protected override async Task<ToolAnswer<ListCustomersResult>> AnswerAsync(
        ListCustomersArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.ListCustomersRequest
        {
            Status = arguments.Status.ToWire(),
            PageSize = arguments.Limit ?? 0,
            PageToken = arguments.Cursor ?? "",
        };
        var page = await customers.ListCustomersAsync(request, context.Required(cancellationToken));
        var result = new ListCustomersResult
        {
            Customers = [.. page.Customers.Select(customer => customer.ToView())],
            Total = page.TotalSize,
            NextCursor = page.NextPageToken.Length > 0 ? page.NextPageToken : null,
        };

        return new(Say(result, arguments, context.Language), result);
    }

    private static string Say(ListCustomersResult result, ListCustomersArguments arguments, SpokenLanguage language)
    {
        var kind = arguments.Status switch
        {
            CustomerStatus.Active => ActiveCustomers,
            CustomerStatus.Disabled => DisabledCustomers,
            _ => AllCustomers,
        };
        var count = kind.In(language, result.Total);
        var names = result.Customers.Select(customer => customer.Name).ToList();

        return (names.Count, arguments.Cursor) switch
        {
            (0, _) => FoundNone.In(language, count),
            (_, null) => Found.In(language, count, language.List(names, result.Total)),
            (1, _) => NextIs.In(language, count, names[0]),
            _ => NextAre.In(language, count, language.List(names)),
        };
    }
}
