using CustomersService.Data;
using Microsoft.EntityFrameworkCore;

namespace CustomersService.Customers;

internal sealed record GetCustomer(string CustomerId);

internal sealed class GetCustomerHandler(CustomersDbContext db)
{
    public async Task<Customer> HandleAsync(GetCustomer query, CancellationToken cancellationToken)
    {
        var reference = CustomerReference.Parse(query.CustomerId);

        return await db.Customers.AsNoTracking().SingleOrDefaultAsync(reference.Matches, cancellationToken) ?? throw reference.NotFound();
    }
}
