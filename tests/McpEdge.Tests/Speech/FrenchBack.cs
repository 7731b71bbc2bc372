namespace McpEdge.Tests.Speech;

/// <summary>Understands French numbers, written apart from the code that says them.</summary>
internal static class FrenchBack
{
    private static readonly string[] Small =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
        "quinze", "seize",
    ];

    private static readonly string[] Tens = ["vingt", "trente", "quarante", "cinquante", "soixante"];

    private static readonly string[] Large = ["million", "milliard", "billion", "billiard", "trillion"];

    public static bool Knows(string word) => Array.TrueForAll(
        word.Split('-'), part => part is "une" or "mille" or "cent" or "cents" or "vingts" || Small.Contains(part) || Tens.Contains(part) || Large.Contains(part.TrimEnd('s')));

    public static decimal Number(string words)
    {
        decimal total = 0, group = 0;
        foreach (var written in words.Replace("quatre-vingts", "octante").Replace("quatre-vingt", "octante").Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = written.TrimEnd('s');
            var scale = Array.IndexOf(Large, word);
            (total, group) = (word, scale) switch
            {
                (_, >= 0) => (total + (group * (decimal)Math.Pow(1000, scale + 2)), 0),
                ("mille", _) => (total + (Math.Max(group, 1) * 1000), 0),
                ("cent", _) => (total, Hundreds(group)),
                ("et", _) => (total, group),
                _ => (total, group + Value(written)),
            };
        }

        return total + group;
    }

    // "trois cents" is three hundreds; "mille cent" starts anew.
    private static decimal Hundreds(decimal group) => Math.Max(group, 1) * 100;

    private static int Value(string word) => word switch
    {
        "une" => 1,
        "octante" => 80,
        _ when Array.IndexOf(Small, word) is >= 0 and var small => small,
        _ when Array.IndexOf(Tens, word) is >= 0 and var ten => (ten + 2) * 10,
        _ => throw new FormatException($"'{word}' is no French number."),
    };
}
