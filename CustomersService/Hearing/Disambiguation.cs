namespace CustomersService.Hearing;

/// <summary>What to ask so that candidates are told apart, without telling who they are.</summary>
internal static class Disambiguation
{
    private const int MostHints = 3;
    private const int HintDigits = 2;

    /// <param name="identification">That nobody or more than one was found.</param>
    /// <param name="given">What the caller has given already, and is not asked for again.</param>
    public static Question After(Identification identification, IReadOnlySet<Detail> given) =>
        identification.Match == Match.None ? Open(given) : Between(identification.Candidates, given);

    private static Question Between(IReadOnlyList<Candidate> candidates, IReadOnlySet<Detail> given)
    {
        var askPhone = !given.Contains(Detail.PhoneEnding) && !given.Contains(Detail.Phone);
        var askEmail = !given.Contains(Detail.EmailDomain) && !given.Contains(Detail.Email);

        if (askPhone && Telling(candidates, Ending) is { } endings)
            return new(Detail.PhoneEnding, endings);

        if (askEmail && Telling(candidates, DomainInitial) is { } initials)
            return new(Detail.EmailDomain, initials);

        if (askPhone && candidates.Any(candidate => candidate.Phone is not null))
            return new(Detail.PhoneEnding, []);

        return Open(given);
    }

    private static Question Open(IReadOnlySet<Detail> given)
    {
        Detail[] details = given.Contains(Detail.Name)
            ? [Detail.SpelledName, Detail.Phone, Detail.Email]
            : [Detail.Phone, Detail.Email, Detail.Name, Detail.SpelledName];

        return new(details.FirstOrDefault(detail => !given.Contains(detail), Detail.Phone), []);
    }

    /// <summary>The hints of two or three candidates when each has one and no two have the same; else null.</summary>
    private static List<string>? Telling(IReadOnlyList<Candidate> candidates, Func<Candidate, string?> hint)
    {
        if (candidates.Count is < 2 or > MostHints)
            return null;

        var hints = candidates.Select(hint).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return hints.Count == candidates.Count ? hints : null;
    }

    private static string? Ending(Candidate candidate) => candidate.Phone?[^HintDigits..];

    private static string? DomainInitial(Candidate candidate) => candidate.EmailDomain?[..1].ToUpperInvariant();
}
