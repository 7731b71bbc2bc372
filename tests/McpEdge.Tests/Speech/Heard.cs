using System.Globalization;
using System.Text.RegularExpressions;

namespace McpEdge.Tests.Speech;

/// <summary>The numbers and amounts that a listener makes out in a sentence.</summary>
/// <param name="Numbers">Each as digits, in the order they were said.</param>
/// <param name="Cents">Amounts of US dollars.</param>
internal sealed partial record Heard(IReadOnlyList<string> Numbers, IReadOnlyList<decimal> Cents)
{
    private static readonly Dictionary<string, Func<string, bool>> Knows = new()
    {
        ["en"] = EnglishBack.Knows,
        ["de"] = GermanBack.Knows,
        ["fr"] = FrenchBack.Knows,
    };

    /// <summary>All digits one after the other: telephone numbers are said in several groups.</summary>
    public string Digits => string.Concat(Numbers);

    public static Heard In(string language, string sentence)
    {
        var words = Words().Matches(sentence).Select(word => word.Value).ToList();
        var (numbers, cents) = (new List<string>(), new List<decimal>());
        for (var at = 0; at < words.Count;)
        {
            if (!Knows[language](words[at]))
            {
                at++;
                continue;
            }

            var run = Run(language, words, at);
            at += run.Count;
            numbers.Add(WordsBack.Digits(language, string.Join(' ', run)));
            if (Unit().IsMatch(Word(words, at) is "de" or "d" ? Word(words, at + 1) : Word(words, at)))
            {
                at += Word(words, at) is "de" ? 2 : 1;
                cents.Add((decimal.Parse(numbers[^1], CultureInfo.InvariantCulture) * 100) + Minor(language, words, at));
            }
            else if (SmallUnit().IsMatch(Word(words, at)))
            {
                cents.Add(decimal.Parse(numbers[^1], CultureInfo.InvariantCulture));
            }
        }

        return new(numbers, cents);
    }

    // "fifty", "and five cents"; a number after "and" that has no "cents" is another matter.
    private static decimal Minor(string language, List<string> words, int at)
    {
        var joined = Word(words, at) is "and" or "und" or "et";
        var run = Run(language, words, joined ? at + 1 : at);
        var named = run.Count > 0 && SmallUnit().IsMatch(Word(words, at + run.Count + (joined ? 1 : 0)));

        return run.Count == 0 || (joined && !named) ? 0 : WordsBack.Number(language, string.Join(' ', run));
    }

    private static List<string> Run(string language, List<string> words, int start)
    {
        var end = start;
        while (Knows[language](Word(words, end)) || (end > start && IsJoint(words, end) && Knows[language](Word(words, end + 1))))
        {
            end++;
        }

        return words.GetRange(Math.Min(start, words.Count), Math.Max(0, end - start));
    }

    private static bool IsJoint(List<string> words, int at) => (Word(words, at - 1), Word(words, at), Word(words, at + 1)) switch
    {
        ("hundred" or "thousand" or "million", "and", _) => true,
        ("vingt" or "trente" or "quarante" or "cinquante" or "soixante", "et", "un" or "une" or "onze") => true,
        _ => false,
    };

    private static string Word(List<string> words, int at) => at >= 0 && at < words.Count ? words[at] : "";

    [GeneratedRegex(@"[\p{L}-]+|[^\p{L}\s'’-]")]
    private static partial Regex Words();

    [GeneratedRegex("^([Dd]ollars?)$")]
    private static partial Regex Unit();

    [GeneratedRegex("^([Cc]ents?)$")]
    private static partial Regex SmallUnit();
}
