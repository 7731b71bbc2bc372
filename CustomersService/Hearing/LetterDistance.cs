namespace CustomersService.Hearing;

/// <summary>How much must be changed to turn one word into another, where letters that sound alike change at a discount.</summary>
internal static class LetterDistance
{
    private const double Alike = 0.4;
    private const double Silent = 0.3;

    /// <summary>Groups whose letters are taken for each other by ear.</summary>
    private static readonly string[] AlikeGroups = ["aeiouy", "bp", "dt", "gkcq", "fv", "szcx", "mn", "gj", "bv", "vw"];

    private static readonly bool[,] SoundAlike = BuildTable();

    /// <summary>The cost: 1 for a letter that is added, lost or replaced, less where it is hardly heard; both words in lower case.</summary>
    public static double Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var before = new double[other.Length + 1];
        var above = new double[other.Length + 1];
        var row = new double[other.Length + 1];

        for (var j = 1; j <= other.Length; j++)
            row[j] = row[j - 1] + Lone(other, j - 1);

        for (var i = 1; i <= one.Length; i++)
        {
            (before, above, row) = (above, row, before);
            row[0] = above[0] + Lone(one, i - 1);

            for (var j = 1; j <= other.Length; j++)
            {
                var least = Math.Min(above[j] + Lone(one, i - 1), row[j - 1] + Lone(other, j - 1));
                least = Math.Min(least, above[j - 1] + Exchange(one[i - 1], other[j - 1]));

                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    least = Math.Min(least, before[j - 2] + 1);

                row[j] = least;
            }
        }

        return row[other.Length];
    }

    // Doubled letters, an H and an E at the end are seen more than heard.
    private static double Lone(ReadOnlySpan<char> word, int at)
    {
        var isLast = at == word.Length - 1 || !char.IsLetter(word[at + 1]);
        return word[at] == 'h' || (word[at] == 'e' && isLast) || (at > 0 && word[at] == word[at - 1]) ? Silent : 1;
    }

    private static double Exchange(char one, char other) =>
        one == other ? 0 : char.IsAsciiLetterLower(one) && char.IsAsciiLetterLower(other) && SoundAlike[one - 'a', other - 'a'] ? Alike : 1;

    private static bool[,] BuildTable()
    {
        var table = new bool[26, 26];

        foreach (var (one, other) in AlikeGroups.SelectMany(group => group.SelectMany(_ => group, (one, other) => (one, other))))
            table[one - 'a', other - 'a'] = true;

        return table;
    }
}
