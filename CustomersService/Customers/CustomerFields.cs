using Microsoft.Extensions.Options;
using ServiceDefaults.Errors;

namespace CustomersService.Customers;

/// <summary>Reads the fields of one request as the rules want them, and refuses it with all that is wrong at once.</summary>
internal sealed class CustomerFields(IOptions<CustomersOptions> options)
{
    private readonly List<FieldError> _errors = [];

    public CustomerReference Customer(string input) => CustomerReference.Read(input, _errors);

    public string Name(string input) => CustomerName.Read(input, _errors);

    /// <summary>Null when there is none.</summary>
    public string? Email(string input) => EmailAddress.Read(input, _errors);

    /// <summary>Null when there is none.</summary>
    public string? Phone(string input) => PhoneNumber.Read(input, PhoneRegion.Of(options.Value.DefaultRegion), _errors);

    /// <summary>Null when it is no number, which is no error.</summary>
    public string? TryPhone(string input) => PhoneNumber.Read(input, PhoneRegion.Of(options.Value.DefaultRegion), []);

    public void Refuse(string field, string reason, string description) => _errors.Add(new(field, reason, description));

    /// <exception cref="DomainException">INVALID_ARGUMENT: something that was read is wrong.</exception>
    public void Check()
    {
        if (_errors.Count > 0)
            throw DomainError.Invalid([.. _errors]);
    }
}
