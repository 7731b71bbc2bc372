using CustomersService.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Paging;

namespace CustomersService.Customers;

/// <summary>Customers by number, of one status or, when none is given, of all.</summary>
internal sealed record ListCustomers(CustomerStatus? Status, int PageSize, string PageToken);

internal sealed record CustomerPage(IReadOnlyList<Customer> Customers, string NextPageToken, long TotalSize);

internal sealed class ListCustomersHandler(CustomersDbContext db)
{
    public async Task<CustomerPage> HandleAsync(ListCustomers query, CancellationToken cancellationToken)
    {
        var list = $"customers?status={query.Status}";
        var size = PageSize.Of(query.PageSize);
        var after = PageToken.Decode<long>(list, query.PageToken);

        var matching = db.Customers.AsNoTracking().Where(customer => query.Status == null || customer.Status == query.Status);
        var total = await matching.LongCountAsync(cancellationToken);
        var found = await matching
            .Where(customer => customer.Number > after)
            .OrderBy(customer => customer.Number)
            .Take(size + 1)
            .ToListAsync(cancellationToken);

        var page = found.Take(size).ToList();
        return new(page, found.Count > size ? PageToken.Encode(list, page[^1].Number) : "", total);
    }
}
