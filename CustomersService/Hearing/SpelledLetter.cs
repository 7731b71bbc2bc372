using System.Collections.Frozen;

namespace CustomersService.Hearing;

/// <summary>A letter that was said: by itself, by its name ("ess", "double you") or by a word of the ICAO alphabet.</summary>
internal readonly record struct SpelledLetter(char Letter, bool Certain)
{
    private static readonly FrozenDictionary<string, string> Names = WordTable.Read(
        """
        a ay
        b bee be
        c cee see sea
        d dee
        f ef eff
        g gee
        h aitch haitch
        i eye
        j jay
        k kay
        l el ell
        m em
        n en
        o oh
        p pee
        q cue queue
        r ar are
        s es ess
        t tee tea
        u you
        v vee
        x ex
        y why wye
        z zee zed
        """);

    private static readonly HashSet<string> CodeWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "alfa", "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "juliett", "kilo", "lima", "mike",
        "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey", "whisky", "xray", "yankee", "zulu",
    };

    /// <summary>The letter of one word; null when it is none.</summary>
    public static SpelledLetter? Of(string word)
    {
        if (word.Length == 1 && char.IsLetter(word[0]))
            return new(char.ToLowerInvariant(word[0]), Certain: false);

        if (CodeWords.Contains(word))
            return new(char.ToLowerInvariant(word[0]), Certain: true);

        return Names.TryGetValue(word, out var letter) ? new(letter[0], Certain: false) : null;
    }

    /// <summary>The letter that begins at a word, and how many words it takes.</summary>
    public static (SpelledLetter Letter, int Words)? At(IReadOnlyList<string> words, int at)
    {
        var following = at + 1 < words.Count ? words[at + 1].ToLowerInvariant() : "";

        return (words[at].ToLowerInvariant(), following) switch
        {
            ("double", "u" or "you") => (new('w', Certain: false), 2),
            ("x", "ray") => (new('x', Certain: true), 2),
            _ => Of(words[at]) is { } letter ? (letter, 1) : null,
        };
    }

    /// <summary>The letter that "double" or "triple" at a word repeats, which takes two words; null when there is none. "Double U" is a W.</summary>
    public static (SpelledLetter Letter, int Times)? RepeatedAt(IReadOnlyList<string> words, int at)
    {
        var times = words[at].ToLowerInvariant() switch
        {
            "double" => 2,
            "triple" => 3,
            _ => 0,
        };

        return times > 0 && at + 1 < words.Count && Of(words[at + 1]) is { } letter && (times, letter.Letter) != (2, 'u') ? (letter, times) : null;
    }
}
