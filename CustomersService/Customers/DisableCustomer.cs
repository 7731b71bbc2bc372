namespace CustomersService.Customers;

internal sealed record DisableCustomer(string CustomerId);

internal sealed class DisableCustomerHandler(CustomerWriter writer, TimeProvider clock)
{
    public Task<Customer> HandleAsync(DisableCustomer command, CancellationToken cancellationToken)
    {
        var reference = CustomerReference.Parse(command.CustomerId);

        return writer.ChangeAsync(reference, customer => customer.Disable(clock.GetUtcNow()), cancellationToken);
    }
}
