namespace CustomersService.Hearing;

/// <summary>
/// Decides between candidates by how well they fit. Naming the wrong person is far worse than asking once more, so whoever is nearly
/// as likely as the best makes it ambiguous. The figures are measured: docs/decisions/0006-hearing-names.md.
/// </summary>
internal static class Verdict
{
    private const double Same = 0.999;

    /// <summary>Who fits worse than this is not meant.</summary>
    private const double Possible = 0.72;

    /// <summary>Who fits at least this well may be named.</summary>
    private const double Likely = 0.8;

    /// <summary>So much better than all others the one must be who is named.</summary>
    private const double Margin = 0.18;

    /// <param name="fits">The candidates with how well they fit, 0 to 1.</param>
    /// <param name="complete">Whether these are all who come into question.</param>
    /// <param name="confirmed">Whether a further detail of the candidates was given and is right.</param>
    public static Identification Of(IReadOnlyList<(Candidate Candidate, double Fit)> fits, bool complete, bool confirmed)
    {
        var best = fits.Count == 0 ? 0 : fits.Max(one => one.Fit);

        if (best < Possible)
            return Identification.None;

        var near = fits.Where(one => one.Fit >= best - Margin).OrderByDescending(one => one.Fit).Select(one => one.Candidate).ToList();

        if (near.Count > 1 || !complete || (best < Likely && !confirmed))
            return Identification.Ambiguous(near);

        return Identification.Of(best >= Same ? Match.Exact : Match.Likely, near[0]);
    }
}
