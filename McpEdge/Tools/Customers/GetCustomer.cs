using McpEdge.Speech;

namespace McpEdge.Tools.Customers;

internal sealed class GetCustomer(CustomerReader customers) : Tool<CustomerIdArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "get_customer",
        new Phrase("Get customer", "Kundenkonto ansehen", "Consulter un compte client"),
        "Reads one customer by number or UUID: name, e-mail, phone, status. "
        + "When you have only an e-mail address or phone number, use customer_lookup.",
        "customers:read")
    {
        ReadOnly = true,
        Cached = [new("customers", "customer", "id")],
    };

    protected override async Task<ToolAnswer<CustomerView>> AnswerAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var customer = (await customers.GetAsync(arguments.CustomerId, context, cancellationToken)).ToView();

        return new(Say(customer, context.Language), customer);
    }

    private static string Say(CustomerView customer, SpokenLanguage language) =>
        $"{CustomerSpeech.Introduce(customer.Name, customer.Number, customer.Status, language)} {CustomerSpeech.Contact(customer, language)}";
}
