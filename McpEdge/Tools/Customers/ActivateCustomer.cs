using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

internal sealed class ActivateCustomer(Wire.CustomerService.CustomerServiceClient customers)
    : Tool<CustomerIdArguments, CustomerView>(Published)
{
    private static readonly ToolProfile Published = new(
        "activate_customer",
        "Activate customer",
        "Lets a disabled customer order again. Activating an active customer changes nothing.",
        "customers:write")
    {
        Risk = Risk.Medium,
        Idempotent = true,
    };

    protected override async Task<PendingEffect> EffectAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        new($"activate {await customers.NameAsync(arguments.CustomerId, context, cancellationToken)}, who then can order");

    protected override async Task<ToolAnswer<CustomerView>> AnswerAsync(
        CustomerIdArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.ActivateCustomerRequest { CustomerId = arguments.CustomerId };
        var customer = (await customers.ActivateCustomerAsync(request, context.Required(cancellationToken))).ToView();

        return new($"{customer.Name}, {SpokenHandle.Say("customer", customer.Number)}, is now active and can order.", customer);
    }
}
