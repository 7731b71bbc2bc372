namespace CustomersService.Hearing;

/// <summary>One part of a customer's name with its Double Metaphone codes.</summary>
internal sealed record PersonPart(string Text, IReadOnlyList<string> Sounds);

/// <summary>A customer's name as the database keeps it for hearing.</summary>
internal sealed class PersonName
{
    private const int MaxParts = 8;

    /// <param name="key">Column <c>name_key</c>: the parts with blanks between them.</param>
    /// <param name="sounds">Column <c>name_sounds</c>: two codes for each part, in order.</param>
    public PersonName(string key, string[] sounds)
    {
        var texts = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Parts = [.. texts.Take(MaxParts).Select((text, at) => new PersonPart(text, [.. sounds.Skip(2 * at).Take(2).Where(code => code.Length > 0)]))];
        Weighty = [.. Parts.Where((_, at) => !NameParticles.IsAt(texts, at))];
    }

    public IReadOnlyList<PersonPart> Parts { get; }

    /// <summary>The parts without particles.</summary>
    public IReadOnlyList<PersonPart> Weighty { get; }
}
