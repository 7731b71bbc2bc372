using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal sealed class DisableCustomer(Wire.CustomerService.CustomerServiceClient customers)
    : Tool<CustomerIdArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "disable_customer",
        new Phrase("Disable customer", "Kundenkonto sperren", "Désactiver un compte client"),
        "Disables a customer, who can't order any more. activate_customer undoes it. Disabling a disabled customer changes nothing.",
        "customers:write")
    {
        Risk = Risk.High,
        Destructive = true,
        Idempotent = true,
    };

    private static readonly Phrase Effect = new(
        "disable {0}, who then can't order", "{0}, für Bestellungen sperren", "désactiver {0}, qui ne pourra plus commander");

    private static readonly Phrase Disabled = new(
        "{0}, is now disabled and can't order.", "{0}, ist jetzt gesperrt und kann nicht bestellen.", "{0}, a maintenant un compte désactivé et ne peut plus commander.");

    protected override async Task<PendingEffect> EffectAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        new(Effect.In(context.Language, await customers.NameAsync(arguments.CustomerId, context, cancellationToken)));

    protected override async Task<ToolAnswer<CustomerView>> AnswerAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.DisableCustomerRequest { CustomerId = arguments.CustomerId };
        var customer = (await customers.DisableCustomerAsync(request, context.Required(cancellationToken))).ToView();

        return new(Disabled.In(context.Language, CustomerSpeech.Name(customer.Name, customer.Number, context.Language)), customer);
    }
}
