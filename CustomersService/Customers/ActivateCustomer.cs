namespace CustomersService.Customers;

internal sealed record ActivateCustomer(string CustomerId);

internal sealed class ActivateCustomerHandler(CustomerWriter writer, TimeProvider clock)
{
    public Task<Customer> HandleAsync(ActivateCustomer command, CancellationToken cancellationToken)
    {
        var reference = CustomerReference.Parse(command.CustomerId);

        return writer.ChangeAsync(reference, customer => customer.Activate(clock.GetUtcNow()), cancellationToken);
    }
}
