using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal sealed class ActivateCustomer(Wire.CustomerService.CustomerServiceClient customers)
    : Tool<CustomerIdArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "activate_customer",
        new Phrase("Activate customer", "Kundenkonto freischalten", "Réactiver un compte client"),
        "Lets a disabled customer order again. Activating an active customer changes nothing.",
        "customers:write")
    {
        Risk = Risk.Medium,
        Idempotent = true,
    };

    private static readonly Phrase Effect = new(
        "activate {0}, who then can order", "{0}, wieder freischalten, um Bestellungen zu erlauben", "réactiver {0}, qui pourra alors commander");

    private static readonly Phrase Activated = new(
        "{0}, is now active and can order.", "{0}, ist jetzt aktiv und kann bestellen.", "{0}, a maintenant un compte actif et peut commander.");

    protected override async Task<PendingEffect> EffectAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        new(Effect.In(context.Language, await customers.NameAsync(arguments.CustomerId, context, cancellationToken)));

    protected override async Task<ToolAnswer<CustomerView>> AnswerAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.ActivateCustomerRequest { CustomerId = arguments.CustomerId };
        var customer = (await customers.ActivateCustomerAsync(request, context.Required(cancellationToken))).ToView();

        return new(Activated.In(context.Language, CustomerSpeech.Name(customer.Name, customer.Number, context.Language)), customer);
    }
}
