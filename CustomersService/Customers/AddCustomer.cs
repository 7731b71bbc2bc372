namespace CustomersService.Customers;

internal sealed record AddCustomer(string Name, string Email, string Phone);

internal sealed class AddCustomerHandler(CustomerWriter writer, CustomerFields fields, TimeProvider clock)
{
    public async Task<Customer> HandleAsync(AddCustomer command, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var name = fields.Name(command.Name, errors);
        var email = fields.Email(command.Email, errors);
        var phone = fields.Phone(command.Phone, errors);
        errors.ThrowIfAny();

        var customer = Customer.Create(name, email, phone, clock.GetUtcNow());
        await writer.AddAsync(customer, cancellationToken);

        return customer;
    }
}
