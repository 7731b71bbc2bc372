namespace CustomersService.Customers;

/// <summary>Changes the fields that the mask names and leaves all others alone.</summary>
internal sealed record UpdateCustomer(string CustomerId, string Name, string Email, string Phone, IReadOnlyCollection<string> Mask);

internal sealed class UpdateCustomerHandler(CustomerWriter writer, CustomerFields fields, TimeProvider clock)
{
    private static readonly string[] Changeable = ["name", "email", "phone"];

    public Task<Customer> HandleAsync(UpdateCustomer command, CancellationToken cancellationToken)
    {
        var reference = fields.Customer(command.CustomerId);
        var changes = Read(command);
        fields.Check();

        return writer.ChangeAsync(reference, customer => customer.Change(changes, clock.GetUtcNow()), cancellationToken);
    }

    private CustomerChanges Read(UpdateCustomer command)
    {
        if (command.Mask.Count == 0)
            fields.Refuse("update_mask", "REQUIRED", "Say what to change: the name, the e-mail address or the telephone number.");

        if (command.Mask.Except(Changeable).Any())
            fields.Refuse("update_mask", "NOT_CHANGEABLE", $"Only {string.Join(", ", Changeable)} can be changed here.");

        return new(
            command.Mask.Contains("name") ? fields.Name(command.Name) : null,
            command.Mask.Contains("email") ? new Replacement(fields.Email(command.Email)) : null,
            command.Mask.Contains("phone") ? new Replacement(fields.Phone(command.Phone)) : null);
    }
}
