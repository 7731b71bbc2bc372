namespace McpEdge.Speech;

/// <summary>Numbers as English words.</summary>
internal static class SpokenNumber
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
    public static string Cardinal(long number)
    {
        if (number < 0)
        {
            return "minus " + Unsigned((ulong)-(number + 1) + 1);
        }

        return Unsigned((ulong)number);
    }

    /// <summary>"sixteenth" for 16, "twenty-first" for 21.</summary>
    public static string Ordinal(long number)
    {
        var words = Cardinal(number);
        var start = words.LastIndexOfAny([' ', '-']) + 1;
        var last = words[start..];

        var ordinal = IrregularOrdinals.TryGetValue(last, out var irregular) ? irregular
            : last.EndsWith('y') ? last[..^1] + "ieth"
            : last + "th";

        return words[..start] + ordinal;
    }

    /// <summary>Digit by digit: "one zero zero one" for "1001". Anything but ASCII digits is left out.</summary>
    public static string Digits(ReadOnlySpan<char> digits)
    {
        var words = new List<string>(digits.Length);
        foreach (var digit in digits)
        {
            if (char.IsAsciiDigit(digit))
            {
                words.Add(Small[digit - '0']);
            }
        }

        return string.Join(' ', words);
    }

    /// <summary>"4" for "four", "0" for "oh"; null for anything but the word for one digit.</summary>
    public static string? Digit(string word)
    {
        var digit = word.Equals("oh", StringComparison.OrdinalIgnoreCase)
            ? 0
            : Array.FindIndex(Small, 0, 10, small => small.Equals(word, StringComparison.OrdinalIgnoreCase));

        return digit < 0 ? null : ((char)('0' + digit)).ToString();
    }

    /// <summary>"three customers", "one customer", "no customers".</summary>
    public static string Count(long number, string singular, string? plural = null) => number switch
    {
        0 => $"no {plural ?? singular + "s"}",
        1 => $"one {singular}",
        _ => $"{Cardinal(number)} {plural ?? singular + "s"}",
    };

    private static string Unsigned(ulong number)
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

    private static string BelowThousand(int number) => number switch
    {
        < 20 => Small[number],
        < 100 => Tens[number / 10] + (number % 10 == 0 ? "" : "-" + Small[number % 10]),
        _ => Small[number / 100] + " hundred" + (number % 100 == 0 ? "" : " and " + BelowThousand(number % 100)),
    };
}
