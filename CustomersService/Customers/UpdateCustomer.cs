namespace CustomersService.Customers;

/// <summary>Changes the fields that the mask names and leaves all others alone.</summary>
internal sealed record UpdateCustomer(string CustomerId, string Name, string Email, string Phone, IReadOnlyCollection<string> Mask);

internal sealed class UpdateCustomerHandler(CustomerWriter writer, CustomerFields fields, TimeProvider clock)
{
    private static readonly string[] Changeable = ["name", "email", "phone"];

    public Task<Customer> HandleAsync(UpdateCustomer command, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var reference = CustomerReference.Parse(command.CustomerId, errors);
        CheckMask(command.Mask, errors);

        var changes = new CustomerChanges(
            command.Mask.Contains("name") ? fields.Name(command.Name, errors) : null,
            command.Mask.Contains("email") ? new Replacement(fields.Email(command.Email, errors)) : null,
            command.Mask.Contains("phone") ? new Replacement(fields.Phone(command.Phone, errors)) : null);
        errors.ThrowIfAny();

        return writer.ChangeAsync(reference, customer => customer.Change(changes, clock.GetUtcNow()), cancellationToken);
    }

    private static void CheckMask(IReadOnlyCollection<string> mask, FieldErrors errors)
    {
        if (mask.Count == 0)
            errors.Add("update_mask", $"Name at least one of {string.Join(", ", Changeable)}.");

        foreach (var path in mask.Except(Changeable))
            errors.Add("update_mask", $"'{path}' can't be changed here, only {string.Join(", ", Changeable)}.");
    }
}
