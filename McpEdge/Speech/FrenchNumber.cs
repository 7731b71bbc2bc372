namespace McpEdge.Speech;

/// <summary>Numbers as French words, as in France: "soixante et onze", "quatre-vingts", "quatre-vingt-onze".</summary>
internal static class FrenchNumber
{
    private static readonly string[] Small =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
        "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ];

    private static readonly string[] Tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];

    private static readonly (ulong Value, string Name)[] Scales =
    [
        (1_000_000_000_000_000_000, "trillion"),
        (1_000_000_000_000_000, "billiard"),
        (1_000_000_000_000, "billion"),
        (1_000_000_000, "milliard"),
        (1_000_000, "million"),
    ];

    /// <summary>"cent cinq" for 105.</summary>
    /// <param name="number">Any number.</param>
    /// <param name="before">The gender of the noun that follows ("vingt et une livres"); null for a number by itself.</param>
    public static string Cardinal(ulong number, Gender? before)
    {
        var parts = new List<string>();
        var rest = number;
        foreach (var scale in Scales)
        {
            var group = (int)(rest / scale.Value);
            rest %= scale.Value;
            if (group > 0)
            {
                // These are nouns, so what is before them takes its plural: "quatre-vingts millions".
                parts.Add($"{BelowThousand(group, last: true)} {scale.Name}{(group == 1 ? "" : "s")}");
            }
        }

        if (rest > 0 || number == 0)
        {
            parts.Add(BelowMillion((int)rest));
        }

        var words = string.Join(' ', parts);
        return before == Gender.Feminine && rest > 0 && words.EndsWith("un", StringComparison.Ordinal) ? words + "e" : words;
    }

    private static string BelowMillion(int number)
    {
        var (thousands, rest) = Math.DivRem(number, 1000);
        if (thousands == 0)
        {
            return BelowThousand(rest, last: true);
        }

        var said = thousands == 1 ? "mille" : $"{BelowThousand(thousands, last: false)} mille";
        return rest == 0 ? said : $"{said} {BelowThousand(rest, last: true)}";
    }

    // "deux cents" and "quatre-vingts" lose their s before another number.
    private static string BelowThousand(int number, bool last)
    {
        var (hundreds, rest) = Math.DivRem(number, 100);
        if (hundreds == 0)
        {
            return BelowHundred(rest, last);
        }

        var said = hundreds == 1 ? "cent" : $"{Small[hundreds]} cent{(rest == 0 && last ? "s" : "")}";
        return rest == 0 ? said : $"{said} {BelowHundred(rest, last)}";
    }

    private static string BelowHundred(int number, bool last) => number switch
    {
        < 20 => Small[number],
        71 => "soixante et onze",
        < 70 when number % 10 == 0 => Tens[number / 10],
        < 70 when number % 10 == 1 => $"{Tens[number / 10]} et un",
        < 70 => $"{Tens[number / 10]}-{Small[number % 10]}",
        < 80 => $"soixante-{Small[number - 60]}",
        80 => last ? "quatre-vingts" : "quatre-vingt",
        _ => $"quatre-vingt-{Small[number - 80]}",
    };
}
