using McpEdge.Schemas;
using McpEdge.Tools;
using McpEdge.Tools.Customers;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Resources.Customers;

internal sealed record CustomerByNumberArguments
{
    [Handle]
    public required string Number { get; init; }
}

/// <summary>One customer.</summary>
internal sealed class CustomerByNumber(Wire.CustomerService.CustomerServiceClient customers)
    : Resource<CustomerByNumberArguments, CustomerView>(Published)
{
    internal static readonly ResourceProfile Published = new(
        "customer/{number}",
        "Customer",
        "One customer by number or UUID: name, e-mail, phone and status.",
        "customers:read");

    protected override async Task<CustomerView> ReadAsync(
        CustomerByNumberArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.GetCustomerRequest { CustomerId = arguments.Number };

        return (await customers.GetCustomerAsync(request, context.Required(cancellationToken))).ToView();
    }
}
