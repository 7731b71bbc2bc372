using System.Globalization;
using System.Linq.Expressions;

namespace CustomersService.Customers;

/// <summary>How a caller names one customer: by UUID or by number.</summary>
internal sealed record CustomerReference(string Text, Expression<Func<Customer, bool>> Matches)
{
    private const string Problem = "A customer is named by UUID or by number, such as 7.";

    public static CustomerReference Parse(string? input, FieldErrors errors, string field = "customer_id")
    {
        var text = (input ?? "").Trim();

        if (Guid.TryParseExact(text, "D", out var id))
            return new(text, customer => customer.Id == id);

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            errors.Add(field, Problem);

        return new(text, customer => customer.Number == number);
    }

    public static CustomerReference Parse(string? input)
    {
        var errors = new FieldErrors();
        var reference = Parse(input, errors);
        errors.ThrowIfAny();

        return reference;
    }

    public DomainException NotFound() => DomainError.NotFound(CustomerErrors.NotFound, $"There is no customer {Text}.");
}
