namespace McpEdge.Tests.Speech;

/// <summary>Understands German numbers, written apart from the code that says them.</summary>
internal static class GermanBack
{
    private static readonly string[] Small =
    [
        "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn",
        "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
    ];

    private static readonly string[] Tens = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    private static readonly string[] Large = ["Million", "Milliarde", "Billion", "Billiarde", "Trillion"];

    public static bool Knows(string word) =>
        TryCompound(word) is not null || Array.Exists(Large, large => word == large || word == large + (large.EndsWith('e') ? "n" : "en"));

    public static decimal Number(string words)
    {
        decimal total = 0, last = 0;
        foreach (var word in words.Split(' '))
        {
            var scale = Array.FindIndex(Large, large => word == large || word == large + (large.EndsWith('e') ? "n" : "en"));
            (total, last) = scale < 0 ? (total + last, Compound(word)) : (total + (last * (decimal)Math.Pow(1000, scale + 2)), 0);
        }

        return total + last;
    }

    private static long Compound(string word) => TryCompound(word) ?? throw new FormatException($"'{word}' is no German number.");

    private static long? TryCompound(string word)
    {
        // "tausend" and "hundert" have an "und" inside, so they come first.
        if (Cut(word, "tausend") is var (thousands, below))
        {
            return (TryCompound(thousands) * 1000) + (below.Length == 0 ? 0 : TryCompound(below));
        }

        if (Cut(word, "hundert") is var (hundreds, rest))
        {
            return (TryCompound(hundreds) * 100) + (rest.Length == 0 ? 0 : TryCompound(rest));
        }

        if (Cut(word, "und") is var (ones, tens))
        {
            return TryCompound(ones) + TryCompound(tens);
        }

        var ten = Array.IndexOf(Tens, word);
        var small = Array.IndexOf(Small, word is "eins" or "eine" or "einen" or "einer" or "einem" ? "ein" : word);
        return ten >= 0 ? (ten + 2) * 10 : small >= 0 ? small : null;
    }

    private static (string Before, string After)? Cut(string word, string joint) =>
        word.IndexOf(joint, StringComparison.Ordinal) is > 0 and var at ? (word[..at], word[(at + joint.Length)..]) : null;
}
