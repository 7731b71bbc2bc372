namespace CustomersService.Hearing;

/// <summary>How well what was heard fits a customer's name: 1 is the same, 0 has nothing in common.</summary>
internal static class NameLikeness
{
    private const double SoundsAlone = 0.7;
    private const double OutOfOrder = 0.03;
    private const double Unsaid = 0.02;
    private const double SaidByOnePart = 0.1;

    /// <summary>The family name says more than the first name, of which there are fewer.</summary>
    private const double FamilyName = 1.2;

    public static double Of(IReadOnlyList<HeardPart> heard, PersonName person)
    {
        if (heard.Count == 0 || person.Parts.Count == 0)
            return 0;

        if (heard.All(part => part.Spelled is null) && string.Concat(heard.Select(part => part.Text)) == string.Concat(person.Parts.Select(part => part.Text)))
            return 1;

        var said = HeardName.Weighty(heard);
        var total = said.Count - 1 + FamilyName;
        var fit = Fit(said, person.Weighty, at: 0, taken: 0, last: -1) / total;
        var unsaid = Math.Max(0, person.Weighty.Count - said.Count);

        return Math.Max(0, fit - (unsaid * Unsaid) - (said.Count == 1 && unsaid > 0 ? SaidByOnePart : 0));
    }

    // The best way to give each part that was said a part of the name: names are short, so all ways are tried.
    private static double Fit(List<HeardPart> said, IReadOnlyList<PersonPart> parts, int at, int taken, int last)
    {
        if (at == said.Count)
            return 0;

        var best = Fit(said, parts, at + 1, taken, last);
        var weight = at == said.Count - 1 ? FamilyName : 1;

        for (var part = 0; part < parts.Count; part++)
        {
            if ((taken & (1 << part)) == 0 && Of(said[at], parts[part]) is > 0.3 and var likeness)
            {
                var order = part < last ? OutOfOrder : 0;
                best = Math.Max(best, (weight * likeness) - order + Fit(said, parts, at + 1, taken | (1 << part), Math.Max(last, part)));
            }
        }

        return best;
    }

    private static double Of(HeardPart heard, PersonPart part) => heard.Spelled is { } spelled
        ? SpelledLikeness.Of(spelled, part.Text)
        : heard.Readings.Max(reading => reading.Weight * Of(reading, part));

    private static double Of(NameReading reading, PersonPart part)
    {
        if (reading.Text == part.Text)
            return 1;

        var length = Math.Max(reading.Text.Length, part.Text.Length);
        var letters = Math.Max(0, 1 - (LetterDistance.Between(reading.Text, part.Text) / length));

        return reading.Sounds.Intersect(part.Sounds).Any() ? SoundsAlone + ((1 - SoundsAlone) * letters) : letters * 0.95;
    }
}
