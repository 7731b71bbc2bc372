using CustomersService.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Errors;

namespace CustomersService.Customers;

internal sealed record BatchGetCustomers(IReadOnlyCollection<string> CustomerIds);

internal sealed class BatchGetCustomersHandler(CustomersDbContext db)
{
    private const int Most = 100;

    // Compiled once, for the same reason as those of GetCustomer.
    private static readonly Func<CustomersDbContext, Guid[], long[], IAsyncEnumerable<Customer>> Find = EF.CompileAsyncQuery(
        (CustomersDbContext db, Guid[] ids, long[] numbers) =>
            db.Customers.AsNoTracking().Where(customer => numbers.Contains(customer.Number) || ids.Contains(customer.Id)));

    /// <summary>The customers that there are, by what they were asked for.</summary>
    /// <exception cref="DomainException">INVALID_ARGUMENT: too many were asked for.</exception>
    public async Task<IReadOnlyDictionary<string, Customer>> HandleAsync(BatchGetCustomers query, CancellationToken cancellationToken)
    {
        if (query.CustomerIds.Count > Most)
            throw DomainError.Invalid(new FieldError("customer_ids", "TOO_MANY", $"At most {Most} customers may be asked for at once."));

        var asked = Read(query.CustomerIds);
        var byId = new Dictionary<Guid, Customer>();
        var byNumber = new Dictionary<long, Customer>();

        await foreach (var customer in Find(db, IdsIn(asked), NumbersIn(asked)).WithCancellation(cancellationToken))
        {
            byId[customer.Id] = customer;
            byNumber[customer.Number] = customer;
        }

        return asked
            .Select(one => (one.Key, Customer: one.Value.Number is { } number ? byNumber.GetValueOrDefault(number) : byId.GetValueOrDefault(one.Value.Id)))
            .Where(one => one.Customer is not null)
            .ToDictionary(one => one.Key, one => one.Customer!, StringComparer.Ordinal);
    }

    private static Dictionary<string, CustomerReference> Read(IEnumerable<string> inputs)
    {
        var references = new Dictionary<string, CustomerReference>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            var errors = new List<FieldError>();
            var reference = CustomerReference.Read(input, errors);
            if (errors.Count == 0)
                references[input] = reference;
        }

        return references;
    }

    private static Guid[] IdsIn(Dictionary<string, CustomerReference> asked) =>
        [.. asked.Values.Where(reference => reference.Number is null).Select(reference => reference.Id)];

    private static long[] NumbersIn(Dictionary<string, CustomerReference> asked) =>
        [.. asked.Values.Where(reference => reference.Number is not null).Select(reference => reference.Number!.Value)];
}
