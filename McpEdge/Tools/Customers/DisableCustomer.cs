using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal sealed class DisableCustomer(Wire.CustomerService.CustomerServiceClient customers)
    : Tool<CustomerIdArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "disable_customer",
        "Disable customer",
        "Disables a customer, who can't order any more. activate_customer undoes it. Disabling a disabled customer changes nothing.",
        "customers:write")
    {
        Risk = Risk.High,
        Destructive = true,
        Idempotent = true,
    };

    protected override async Task<PendingEffect> EffectAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        new($"disable {await customers.NameAsync(arguments.CustomerId, context, cancellationToken)}, who then can't order");

    protected override async Task<ToolAnswer<CustomerView>> AnswerAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.DisableCustomerRequest { CustomerId = arguments.CustomerId };
        var customer = (await customers.DisableCustomerAsync(request, context.Required(cancellationToken))).ToView();

        return new($"{customer.Name}, {SpokenHandle.Say("customer", customer.Number)}, is now disabled and can't order.", customer);
    }
}
