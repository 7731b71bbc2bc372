using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;
using WireOrders = Platform.Contracts.Orders.V1;

namespace McpEdge.Tools.Customers;

internal sealed class CustomerLookup(
    Wire.CustomerService.CustomerServiceClient customers, WireOrders.OrderService.OrderServiceClient orders, ILogger<CustomerLookup> logger)
    : Tool<CustomerLookupArguments, CustomerLookupResult>(Published)
{
    private const string OrdersScope = "orders:read";

    private static readonly ToolProfile Published = new(
        "customer_lookup",
        new Phrase("Look up customer", "Kundenkonto suchen", "Chercher un compte client"),
        "Finds one customer by number, UUID, e-mail, phone or name, as written or as heard, with the latest orders and the last purchase. "
        + "If you send several, all must be the same customer's. Use it first in a conversation, to learn who calls. When match is likely, "
        + "ask whether it is this person; when it is ambiguous, ask the question and call again with the answer in answer_with.",
        "customers:read")
    {
        ReadOnly = true,
    };

    private static readonly Phrase DetailRequired = new(
        "or email, phone or name is required", "oder email, phone oder name wird gebraucht", "ou email, phone ou name est nécessaire");

    private static readonly Phrase WhoAreYou = new(
        "What is your name, customer number, e-mail address or phone number?",
        "Wie lautet Ihr Name, Ihre Kundennummer, E-Mail-Adresse oder Telefonnummer?",
        "Quel est votre nom, numéro de client, adresse e-mail ou numéro de téléphone ?");

    private readonly CustomerOrdersReader _reader = new(orders, logger);

    protected override IEnumerable<FieldProblem> Check(CustomerLookupArguments arguments)
    {
        if (arguments is { CustomerId: null, Email: null, Phone: null, Name: null, SpelledName: null })
        {
            yield return new(
                "customer_id",
                DetailRequired,
                WhoAreYou);
        }
    }

    protected override async Task<ToolAnswer<CustomerLookupResult>> AnswerAsync(
        CustomerLookupArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        // With an id both services are asked at the same time; otherwise the customer tells the id first.
        var readsOrders = context.Caller.May(OrdersScope);
        var early = readsOrders && CustomerOrdersReader.Takes(arguments.CustomerId)
            ? _reader.TryReadAsync(arguments.CustomerId!, context, cancellationToken)
            : null;
        var found = await customers.LookupCustomerAsync(arguments.ToWire(), context.Required(cancellationToken));

        if (found.Customer is null)
        {
            return NotNamed(found, context.Language);
        }

        var customer = found.Customer.ToView();
        var known = readsOrders ? await (early ?? _reader.TryReadAsync(customer.Id, context, cancellationToken)) : null;
        var result = CustomerLookupResult.Of(customer, found.Match == Wire.CustomerMatch.Likely ? CustomerMatch.Likely : CustomerMatch.Exact, known);

        return new(CustomerLookupSpeech.Say(result, readsOrders, context.Today, context.Language), result);
    }

    private static ToolAnswer<CustomerLookupResult> NotNamed(Wire.LookupCustomerResponse found, SpokenLanguage language)
    {
        var question = CustomerLookupSpeech.Ask(found.Question, language);
        var argument = found.Question.Detail.ToArgument();

        return found.Match == Wire.CustomerMatch.Ambiguous
            ? new(CustomerLookupSpeech.Several(question, language), CustomerLookupResult.Ambiguous(question, argument))
            : throw new ToolRefusedException(CustomerLookupSpeech.Nobody(question, argument));
    }
}
