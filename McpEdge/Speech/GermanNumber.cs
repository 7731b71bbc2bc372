namespace McpEdge.Speech;

/// <summary>Numbers as German words.</summary>
internal static class GermanNumber
{
    private const ulong Million = 1_000_000;

    private static readonly string[] Small =
    [
        "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
        "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
    ];

    private static readonly string[] Tens =
        ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    private static readonly (ulong Value, string One, string Many)[] Scales =
    [
        (1_000_000_000_000_000_000, "Trillion", "Trillionen"),
        (1_000_000_000_000_000, "Billiarde", "Billiarden"),
        (1_000_000_000_000, "Billion", "Billionen"),
        (1_000_000_000, "Milliarde", "Milliarden"),
        (Million, "Million", "Millionen"),
    ];

    private static readonly string[] IrregularOrdinals = ["", "ers", "", "drit", "", "", "", "sieb", "ach"];

    /// <summary>"einhundertfünf" for 105.</summary>
    /// <param name="number">Any number.</param>
    /// <param name="before">The gender of the noun that follows ("eine Rupie", "einhundertein Euro"); null: "eins".</param>
    public static string Cardinal(ulong number, Gender? before)
    {
        var one = (number, before) switch
        {
            (_, null) => "eins",
            (1, Gender.Feminine) => "eine",
            _ => "ein",
        };
        var parts = new List<string>();
        var rest = number;
        foreach (var scale in Scales)
        {
            var group = (int)(rest / scale.Value);
            rest %= scale.Value;
            if (group > 0)
            {
                parts.Add(group == 1 ? $"eine {scale.One}" : $"{BelowThousand(group, "ein")} {scale.Many}");
            }
        }

        if (rest > 0 || number == 0)
        {
            parts.Add(BelowMillion((int)rest, one));
        }

        return string.Join(' ', parts);
    }

    /// <summary>The stem of an ordinal up to 99, without its ending "te" or "ten": "ers", "drit", "sechzehn", "einundzwanzigs".</summary>
    public static string OrdinalStem(int number)
    {
        var irregular = number < IrregularOrdinals.Length ? IrregularOrdinals[number] : "";
        return irregular.Length > 0 ? irregular : BelowThousand(number, "eins") + (number < 20 ? "" : "s");
    }

    private static string BelowMillion(int number, string one) => number < 1000
        ? BelowThousand(number, one)
        : $"{BelowThousand(number / 1000, "ein")}tausend{(number % 1000 == 0 ? "" : BelowThousand(number % 1000, one))}";

    private static string BelowThousand(int number, string one) => number switch
    {
        1 => one,
        < 20 => Small[number],
        < 100 => Joined(number % 10) + Tens[number / 10],
        _ => $"{(number < 200 ? "ein" : Small[number / 100])}hundert{(number % 100 == 0 ? "" : BelowThousand(number % 100, one))}",
    };

    private static string Joined(int ones) => ones switch
    {
        0 => "",
        1 => "einund",
        _ => $"{Small[ones]}und",
    };
}
