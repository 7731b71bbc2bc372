namespace CustomersService.Feedback;

/// <summary>
/// Hears praise and complaint in words: each word of the lexicon has a weight; a negation shortly before it turns it round and dampens
/// it ("not bad" is faint praise); "very" and "slightly" scale it; what comes after "but" counts more than what comes before.
/// </summary>
internal static class SentimentReader
{
    // Denying praise is a complaint, but a milder one than the opposite word; and the other way round.
    private const double Turned = -0.7;

    public static Mood Read(string text) => Words.Clauses(text).Aggregate(default(Mood), (mood, clause) => mood + Read(clause));

    public static Mood Read(Clause clause)
    {
        var mood = default(Mood);

        for (var index = 0; index < clause.Words.Count; index++)
        {
            if (Lexicon.Find(clause.Words[index], index + 1 < clause.Words.Count ? clause.Words[index + 1] : null) is not { } found)
                continue;

            mood += Mood.Of(found.Weight * Factor(clause.Words, index) * clause.Stress);
            index += found.Length - 1;
        }

        return mood;
    }

    private static double Factor(IReadOnlyList<string> words, int index)
    {
        var before = words.Take(index).TakeLast(Lexicon.Reach).ToList();
        var degree = before.Aggregate(1.0, (factor, word) => factor * Lexicon.Degree(word));

        // "Neither … nor" and "nobody ever … not" deny once.
        return before.Any(Lexicon.IsNegation) ? degree * Turned : degree;
    }
}
