using CustomersService.Data;
using CustomersService.Hearing;
using Microsoft.EntityFrameworkCore;

namespace CustomersService.Customers;

/// <summary>Finds one customer by all that is given, written or said; what is empty is not asked for.</summary>
internal sealed record LookupCustomer
{
    public string CustomerId { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Name { get; init; } = "";

    public string SpelledName { get; init; } = "";

    /// <summary>The answer to a question of the lookup before, as is <see cref="EmailDomain"/>.</summary>
    public string PhoneEnding { get; init; } = "";

    public string EmailDomain { get; init; } = "";
}

/// <summary>Who was found, or what to ask when nobody or more than one was.</summary>
internal sealed record FoundCustomer(Match Match, Customer? Customer, Question? Question);

internal sealed class LookupCustomerHandler(CustomersDbContext db, CandidateSearch search, CustomerFields fields)
{
    public async Task<FoundCustomer> HandleAsync(LookupCustomer query, CancellationToken cancellationToken)
    {
        var details = HeardDetails.Read(query, fields);
        fields.Check();

        var written = await WrittenAsync(details, cancellationToken);

        if (written is [var only] && !details.NeedsHearing)
            return new(Match.Exact, only, null);

        var identified = await new Identifier(details, search).IdentifyAsync([.. written.Select(customer => customer.Id)], cancellationToken);

        return identified.Customer is { } id
            ? new(identified.Match, await db.Customers.AsNoTracking().SingleAsync(customer => customer.Id == id, cancellationToken), null)
            : new(identified.Match, null, Disambiguation.After(identified, details.Given));
    }

    // The conditions are joined by "and": details of two customers together find neither of them.
    private async Task<List<Customer>> WrittenAsync(HeardDetails details, CancellationToken cancellationToken)
    {
        if (details is { Reference: null, Emails: [], Phone: null } or { Phone.Number: null, Phone.Slips: not null })
            return [];

        var customers = db.Customers.AsNoTracking();

        if (details.Reference is { } reference)
            customers = customers.Where(reference.Matches);

        if (details.Emails is { Count: > 0 } emails)
            customers = customers.Where(customer => emails.Contains(customer.EmailKey!));

        if (details.Phone?.Number is { } number)
            customers = customers.Where(customer => customer.Phone == number);

        return await customers.ToListAsync(cancellationToken);
    }
}
