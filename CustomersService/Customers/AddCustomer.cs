namespace CustomersService.Customers;

internal sealed record AddCustomer(string Name, string Email, string Phone);

internal sealed class AddCustomerHandler(CustomerWriter writer, CustomerFields fields, TimeProvider clock)
{
    public async Task<Customer> HandleAsync(AddCustomer command, CancellationToken cancellationToken)
    {
        var name = fields.Name(command.Name);
        var email = fields.Email(command.Email);
        var phone = fields.Phone(command.Phone);
        fields.Check();

        var customer = Customer.Create(name, email, phone, clock.GetUtcNow());
        await writer.AddAsync(customer, cancellationToken);

        return customer;
    }
}
