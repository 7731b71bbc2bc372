using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

/// <summary>Names a customer to whoever approves something about them.</summary>
internal static class CustomerNaming
{
    /// <summary>"Alex Morgan, customer one".</summary>
    public static async Task<string> NameAsync(
        this Wire.CustomerService.CustomerServiceClient customers, string customerId, ToolContext context, CancellationToken cancellationToken)
    {
        var customer = await customers.GetCustomerAsync(new() { CustomerId = customerId }, context.Required(cancellationToken));
        return CustomerSpeech.Name(customer.Name, customer.Number, context.Language);
    }
}
