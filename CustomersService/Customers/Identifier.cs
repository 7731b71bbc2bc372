using CustomersService.Hearing;

namespace CustomersService.Customers;

/// <summary>Finds who is meant by details that do not name one customer to the letter.</summary>
internal sealed class Identifier(HeardDetails details, CandidateSearch search)
{
    /// <summary>How well a name must fit that only confirms a number or an address.</summary>
    private const double Confirms = 0.6;

    /// <summary>How well a telephone number fits when two of its digits are exchanged.</summary>
    private const double Slip = 0.9;

    /// <param name="written">The customers who have the id, address and number as they are written.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Identification> IdentifyAsync(IReadOnlyList<Guid> written, CancellationToken cancellationToken)
    {
        var heard = await search.HearAsync(details.Name, details.Spelled, cancellationToken);
        var candidates = await CandidatesAsync(written, heard, cancellationToken);
        var fits = candidates.Where(details.Hints.Fit).Select(candidate => (candidate, Fit(candidate, heard))).ToList();

        return Verdict.Of(fits, complete: candidates.Count < CandidateSearch.MostCandidates, confirmed: details.Hints.Any);
    }

    private Task<List<Candidate>> CandidatesAsync(IReadOnlyList<Guid> written, IReadOnlyList<HeardPart> heard, CancellationToken cancellationToken)
    {
        if (written.Count > 0 && !details.IsEmailAlone)
            return search.ByIdAsync(written, cancellationToken);

        if (details.Reference is not null)
            return Task.FromResult<List<Candidate>>([]);

        if (details.Phone is { } phone)
            return search.ByPhoneAsync(phone.Number is { } number ? [number, .. phone.Slips] : phone.Slips, cancellationToken);

        return details.Emails is [var email, ..]
            ? search.ByEmailAsync(email, cancellationToken)
            : search.ByNameAsync(heard, details.Hints, cancellationToken);
    }

    private double Fit(Candidate candidate, IReadOnlyList<HeardPart> heard)
    {
        var name = heard.Count == 0 ? 1 : NameLikeness.Of(heard, candidate.PersonName);

        if (details is { Reference: null, Phone: null, Emails: [] })
            return name;

        return name < Confirms ? 0 : Math.Min(PhoneFit(candidate), EmailFit(candidate));
    }

    private double PhoneFit(Candidate candidate) => details.Phone is null || details.Phone.Number == candidate.Phone ? 1 : Slip;

    private double EmailFit(Candidate candidate) =>
        details.Emails is [] ? 1 : candidate.EmailKey is { } key ? details.Emails.Max(email => EmailLikeness.Of(email, key)) : 0;
}
