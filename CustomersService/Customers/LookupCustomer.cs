using CustomersService.Data;
using Microsoft.EntityFrameworkCore;

namespace CustomersService.Customers;

/// <summary>Finds one customer by all that is given; what is empty is not asked for.</summary>
internal sealed record LookupCustomer(string CustomerId, string Email, string Phone);

internal sealed class LookupCustomerHandler(CustomersDbContext db, CustomerFields fields)
{
    public async Task<Customer> HandleAsync(LookupCustomer query, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var reference = string.IsNullOrWhiteSpace(query.CustomerId) ? null : CustomerReference.Parse(query.CustomerId, errors);
        var email = fields.Email(query.Email, errors);
        var phone = fields.Phone(query.Phone, errors);

        if (reference is null && email is null && phone is null)
            errors.Add("customer_id", "Give a customer id, an e-mail address or a telephone number.");

        errors.ThrowIfAny();

        // The conditions are joined by "and": data of two customers together finds neither of them.
        return await Matching(reference, email, phone).SingleOrDefaultAsync(cancellationToken)
            ?? throw DomainError.NotFound(CustomerErrors.NotFound, "No customer matches all of the given data.");
    }

    private IQueryable<Customer> Matching(CustomerReference? reference, string? email, string? phone)
    {
        var customers = db.Customers.AsNoTracking();

        if (reference is not null)
            customers = customers.Where(reference.Matches);

        if (email is not null && EmailAddress.Key(email) is var key)
            customers = customers.Where(customer => customer.EmailKey == key);

        if (phone is not null)
            customers = customers.Where(customer => customer.Phone == phone);

        return customers;
    }
}
