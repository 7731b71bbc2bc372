namespace CustomersService.Hearing;

/// <summary>How well a spelled part of a name fits a part of a customer's name.</summary>
internal static class SpelledLikeness
{
    private const double Confused = 0.25;
    private const double Wrong = 0.5;

    /// <summary>Letters whose names rhyme, the ones that telephones confuse.</summary>
    private static readonly string[] Rhymes = ["bcdegptvz", "ahjk", "flmnsx", "quw"];

    /// <summary>1 for the same letters, and 0.5 less for each letter that is wrong or missing, 0.25 where the names of the letters rhyme.</summary>
    public static double Of(SpelledPart spelled, string part)
    {
        var row = Enumerable.Range(0, part.Length + 1).Select(length => length * Wrong).ToArray();

        for (var i = 1; i <= spelled.Letters.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i * Wrong;

            for (var j = 1; j <= part.Length; j++)
            {
                var exchanged = diagonal + Cost(spelled, i - 1, part[j - 1]);
                diagonal = row[j];
                row[j] = Math.Min(exchanged, Math.Min(row[j], row[j - 1]) + Wrong);
            }
        }

        return Math.Max(0, 1 - row[part.Length]);
    }

    private static double Cost(SpelledPart spelled, int at, char letter)
    {
        if (spelled.Letters[at] == letter)
            return 0;

        return !spelled.Certain[at] && Rhymes.Any(group => group.Contains(spelled.Letters[at]) && group.Contains(letter)) ? Confused : Wrong;
    }
}
