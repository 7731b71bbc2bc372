using Microsoft.Extensions.Options;

namespace CustomersService.Customers;

/// <summary>Reads the fields of a request as the rules want them, and collects what is wrong.</summary>
internal sealed class CustomerFields(IOptions<CustomersOptions> options)
{
    private readonly PhoneRegion _region = PhoneRegion.Of(options.Value.DefaultRegion);

    public string Name(string input, FieldErrors errors)
    {
        if (!CustomerName.TryParse(input, out var name, out var problem))
            errors.Add("name", problem);

        return name;
    }

    /// <summary>Null when there is none.</summary>
    public string? Email(string input, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(input))
            return null;

        if (!EmailAddress.TryParse(input, out var email, out var problem))
            errors.Add("email", problem);

        return email;
    }

    /// <summary>Null when there is none.</summary>
    public string? Phone(string input, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(input))
            return null;

        if (!PhoneNumber.TryParse(input, _region, out var phone, out var problem))
            errors.Add("phone", problem);

        return phone;
    }
}
