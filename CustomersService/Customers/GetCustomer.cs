using CustomersService.Data;
using Microsoft.EntityFrameworkCore;

namespace CustomersService.Customers;

internal sealed record GetCustomer(string CustomerId);

internal sealed class GetCustomerHandler(CustomersDbContext db)
{
    // Compiled once: this is what every call of an agent begins with, and translating the query takes longer than running it.
    private static readonly Func<CustomersDbContext, Guid, CancellationToken, Task<Customer?>> ById = EF.CompileAsyncQuery(
        (CustomersDbContext db, Guid id, CancellationToken _) => db.Customers.AsNoTracking().SingleOrDefault(customer => customer.Id == id));

    private static readonly Func<CustomersDbContext, long, CancellationToken, Task<Customer?>> ByNumber = EF.CompileAsyncQuery(
        (CustomersDbContext db, long number, CancellationToken _) => db.Customers.AsNoTracking().SingleOrDefault(customer => customer.Number == number));

    public async Task<Customer> HandleAsync(GetCustomer query, CancellationToken cancellationToken)
    {
        var reference = CustomerReference.Parse(query.CustomerId);
        var customer = reference.Number is { } number
            ? await ByNumber(db, number, cancellationToken)
            : await ById(db, reference.Id, cancellationToken);

        return customer ?? throw reference.NotFound();
    }
}
