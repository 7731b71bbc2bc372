namespace CustomersService.Hearing;

/// <summary>How sure it is who is meant.</summary>
internal enum Match
{
    /// <summary>Nobody fits.</summary>
    None,

    /// <summary>Several may be meant, or one who fits too badly to be named.</summary>
    Ambiguous,

    /// <summary>One customer fits, by ear.</summary>
    Likely,

    /// <summary>One customer fits to the letter.</summary>
    Exact,
}

/// <summary>A detail of a customer that a caller can be asked for.</summary>
internal enum Detail
{
    PhoneEnding,
    EmailDomain,
    SpelledName,
    Phone,
    Email,
    Name,
}

/// <summary>What to ask next.</summary>
/// <param name="Detail">The detail that tells more.</param>
/// <param name="Hints">Masked values to choose from: two last digits, or a first letter. Empty for an open question.</param>
internal sealed record Question(Detail Detail, IReadOnlyList<string> Hints);

/// <summary>Who is meant.</summary>
/// <param name="Match">How sure it is.</param>
/// <param name="Customer">The one, when it is exact or likely.</param>
/// <param name="Candidates">Those who may be meant, when it is ambiguous; never leaves the service.</param>
internal sealed record Identification(Match Match, Guid? Customer, IReadOnlyList<Candidate> Candidates)
{
    public static Identification None { get; } = new(Match.None, null, []);

    public static Identification Of(Match match, Candidate candidate) => new(match, candidate.Id, []);

    public static Identification Ambiguous(IReadOnlyList<Candidate> candidates) => new(Match.Ambiguous, null, candidates);
}
