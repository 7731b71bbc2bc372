using CustomersService.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Errors;

namespace CustomersService.Customers;

/// <summary>Finds one customer by all that is given; what is empty is not asked for.</summary>
internal sealed record LookupCustomer(string CustomerId, string Email, string Phone);

internal sealed class LookupCustomerHandler(CustomersDbContext db, CustomerFields fields)
{
    public async Task<Customer> HandleAsync(LookupCustomer query, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(query.CustomerId + query.Email + query.Phone))
            fields.Refuse("customer_id", "REQUIRED", "Give a customer number, an e-mail address or a telephone number.");

        var customers = Matching(query);
        fields.Check();

        return await customers.SingleOrDefaultAsync(cancellationToken)
            ?? throw DomainError.NotFound(CustomerErrors.NotFound, "No customer matches these details.");
    }

    // The conditions are joined by "and": details of two customers together find neither of them.
    private IQueryable<Customer> Matching(LookupCustomer query)
    {
        var customers = db.Customers.AsNoTracking();

        if (!string.IsNullOrWhiteSpace(query.CustomerId))
            customers = customers.Where(fields.Customer(query.CustomerId).Matches);

        if (fields.Email(query.Email) is { } email && EmailAddress.Key(email) is var key)
            customers = customers.Where(customer => customer.EmailKey == key);

        if (fields.Phone(query.Phone) is { } phone)
            customers = customers.Where(customer => customer.Phone == phone);

        return customers;
    }
}
