namespace McpEdge.Tests.Speech;

/// <summary>Understands English numbers, written apart from the code that says them.</summary>
internal static class EnglishBack
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Large = ["thousand", "million", "billion", "trillion", "quadrillion", "quintillion"];

    private static readonly Dictionary<string, long> Values = Small.Index().Select(word => (word.Item, (long)word.Index))
        .Concat(Tens.Index().Select(word => (word.Item, (word.Index + 2) * 10L)))
        .ToDictionary();

    private static readonly Dictionary<string, long> Scales =
        Large.Index().ToDictionary(word => word.Item, word => (long)Math.Pow(1000, word.Index + 1));

    public static bool Knows(string word) => Array.TrueForAll(word.Split('-'), part => part == "hundred" || Values.ContainsKey(part) || Scales.ContainsKey(part));

    public static decimal Number(string words)
    {
        decimal total = 0, group = 0;
        foreach (var word in words.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word)
            {
                case "and":
                    break;
                case "hundred":
                    group *= 100;
                    break;
                case var scale when Scales.TryGetValue(scale, out var factor):
                    total += group * factor;
                    group = 0;
                    break;
                default:
                    group += Values[word];
                    break;
            }
        }

        return total + group;
    }
}
