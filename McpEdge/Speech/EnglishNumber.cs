namespace McpEdge.Speech;

/// <summary>Numbers as English words.</summary>
internal static class EnglishNumber
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Scales = ["", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion"];

    private static readonly Dictionary<string, string> IrregularOrdinals = new()
    {
        ["one"] = "first",
        ["two"] = "second",
        ["three"] = "third",
        ["five"] = "fifth",
        ["eight"] = "eighth",
        ["nine"] = "ninth",
        ["twelve"] = "twelfth",
    };

    /// <summary>"one hundred and five" for 105.</summary>
    public static string Cardinal(ulong number)
    {
        if (number < 1000)
        {
            return BelowThousand((int)number);
        }

        var parts = new List<string>();
        for (var scale = 0; number > 0; scale++, number /= 1000)
        {
            var group = (int)(number % 1000);
            if (group > 0)
            {
                // "one thousand and five", but "one thousand one hundred and five".
                var joint = scale == 0 && group < 100 ? "and " : "";
                parts.Insert(0, joint + BelowThousand(group) + Scales[scale]);
            }
        }

        return string.Join(' ', parts);
    }

    /// <summary>"sixteenth" for 16, "twenty-first" for 21.</summary>
    public static string Ordinal(ulong number)
    {
        var words = Cardinal(number);
        var start = words.LastIndexOfAny([' ', '-']) + 1;
        var last = words[start..];

        var ordinal = IrregularOrdinals.TryGetValue(last, out var irregular) ? irregular
            : last.EndsWith('y') ? last[..^1] + "ieth"
            : last + "th";

        return words[..start] + ordinal;
    }

    private static string BelowThousand(int number) => number switch
    {
        < 20 => Small[number],
        < 100 => Tens[number / 10] + (number % 10 == 0 ? "" : "-" + Small[number % 10]),
        _ => Small[number / 100] + " hundred" + (number % 100 == 0 ? "" : " and " + BelowThousand(number % 100)),
    };
}
