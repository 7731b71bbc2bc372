namespace CustomersService.Hearing;

/// <summary>One way to write a part of a name that was heard.</summary>
/// <param name="Text">In the form of <c>customer_name_key</c>.</param>
/// <param name="Weight">1 for what was heard, less for a name that is only related to it.</param>
internal sealed record NameReading(string Text, double Weight)
{
    /// <summary>Double Metaphone of the text, one code or two.</summary>
    public IReadOnlyList<string> Sounds { get; init; } = [];
}

/// <summary>One part of a name that a caller gave.</summary>
/// <param name="Text">As heard or spelled, in the form of <c>customer_name_key</c>.</param>
/// <param name="Spelled">Its letters when it was spelled; then nothing but the letters counts.</param>
/// <param name="Readings">What may be meant by it; the first is the text itself.</param>
internal sealed record HeardPart(string Text, SpelledPart? Spelled, IReadOnlyList<NameReading> Readings)
{
    public IEnumerable<string> Sounds => Readings.SelectMany(reading => reading.Sounds).Distinct();
}

/// <summary>Takes a name apart into what may be meant by its parts.</summary>
internal static class HeardName
{
    /// <summary>Nobody says more; what is beyond only costs time.</summary>
    private const int MaxParts = 5;
    private const double Related = 0.95;

    /// <summary>How like a heard part must be to the spelled one that it is meant to explain ("Smyth, S, M, Y, T, H").</summary>
    private const double SameWord = 0.5;

    /// <param name="key">The name as heard, in the form of <c>customer_name_key</c>; may be empty.</param>
    /// <param name="spelled">The parts that were spelled; each replaces the heard part that is most like it.</param>
    public static IReadOnlyList<HeardPart> Read(string key, IReadOnlyList<SpelledPart> spelled)
    {
        var parts = key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxParts).Select(Heard).ToList();

        foreach (var part in spelled.Take(MaxParts))
        {
            var same = parts.Where(heard => heard.Spelled is null).MaxBy(heard => Likeness(heard, part));
            var letters = new HeardPart(part.Letters, part, [new(part.Letters, 1)]);

            if (same is not null && Likeness(same, part) >= SameWord)
                parts[parts.IndexOf(same)] = letters;
            else
                parts.Add(letters);
        }

        return parts;
    }

    /// <summary>The parts that must be in the customer's name: those that are no particles.</summary>
    public static List<HeardPart> Weighty(IReadOnlyList<HeardPart> parts)
    {
        var texts = parts.Select(part => part.Text).ToList();
        return [.. parts.Where((_, at) => !NameParticles.IsAt(texts, at))];
    }

    private static double Likeness(HeardPart heard, SpelledPart spelled) =>
        1 - (LetterDistance.Between(heard.Text, spelled.Letters) / Math.Max(heard.Text.Length, spelled.Letters.Length));

    private static HeardPart Heard(string text)
    {
        var related = Nicknames.Of(text).Concat(NameParticles.Stripped(text)).Distinct();
        return new(text, Spelled: null, [new(text, 1), .. related.Select(name => new NameReading(name, Related))]);
    }
}
