using System.Globalization;
using System.Linq.Expressions;
using ServiceDefaults.Errors;

namespace CustomersService.Customers;

/// <summary>How a caller names one customer: by UUID or by number.</summary>
internal sealed class CustomerReference
{
    private CustomerReference(Guid id) => Id = id;

    private CustomerReference(long number) => Number = number;

    /// <summary>Meant only where <see cref="Number"/> is null.</summary>
    public Guid Id { get; }

    public long? Number { get; }

    public Expression<Func<Customer, bool>> Matches =>
        Number is { } number ? customer => customer.Number == number : customer => customer.Id == Id;

    /// <summary>The reference; what is wrong with it goes to the errors.</summary>
    public static CustomerReference Read(string input, List<FieldError> errors)
    {
        var text = input.Trim();

        if (Guid.TryParseExact(text, "D", out var id))
            return new(id);

        if (text.Length == 0)
            errors.Add(new("customer_id", "REQUIRED", "A customer id or number is needed."));
        else if (!text.All(char.IsAsciiDigit) || !long.TryParse(text, CultureInfo.InvariantCulture, out var number) || number == 0)
            errors.Add(new("customer_id", "INVALID_FORMAT", "A customer is named by id or by number, such as 7."));
        else
            return new(number);

        return new(0);
    }

    /// <exception cref="DomainException">INVALID_ARGUMENT: the input is neither a UUID nor a number.</exception>
    public static CustomerReference Parse(string input)
    {
        var errors = new List<FieldError>();
        var reference = Read(input, errors);

        return errors.Count == 0 ? reference : throw DomainError.Invalid([.. errors]);
    }

    public DomainException NotFound() => DomainError.NotFound(
        CustomerErrors.NotFound,
        Number is { } number ? $"There is no customer number {number}." : "There is no customer with this id.");
}
