using System.Text;

namespace CustomersService.Hearing;

/// <summary>One part of a spelled name.</summary>
/// <param name="Letters">In lower case.</param>
/// <param name="Certain">For each letter whether a word confirmed it: "S as in Sierra" can't be an F.</param>
internal sealed record SpelledPart(string Letters, IReadOnlyList<bool> Certain);

/// <summary>Reads names that are spelled: "S as in Sierra, M, Y, T, H", "Sierra Mike Yankee Tango Hotel", "J-O-N space S-M-Y-T-H".</summary>
internal static class SpelledName
{
    private const int MaxLength = 500;

    /// <summary>The parts that are spelled, none when no letter is. Words that spell nothing only part what is around them.</summary>
    public static IReadOnlyList<SpelledPart> Read(string input)
    {
        if (input.Length > MaxLength)
            return [];

        var words = SpokenWords.Of(input);
        var speller = new Speller();

        for (var next = 0; next < words.Count;)
            next += speller.Read(words, next);

        return speller.Finish();
    }

    private sealed class Speller
    {
        private readonly List<SpelledPart> _parts = [];
        private readonly StringBuilder _letters = new();
        private readonly List<bool> _certain = [];

        /// <summary>Reads what begins at a word and says how many words that were.</summary>
        public int Read(List<string> words, int at)
        {
            if (SpelledLetter.RepeatedAt(words, at) is var (doubled, times))
                return Add(doubled, times) + 1;

            if (SpelledLetter.At(words, at) is not var (letter, length))
                return IsFiller(words[at]) ? 1 : EndPart();

            var word = at + length;
            return word + 1 < words.Count && CodeWordAfter(words, word) is var (code, said)
                ? length + said + Add(new(code, Certain: true), times: 1) - 1
                : length + Add(letter, times: 1) - 1;
        }

        public List<SpelledPart> Finish()
        {
            EndPart();
            return _parts;
        }

        // "as in Sierra", "like Sam", "for sugar": the word was heard better than the letter.
        private static (char Letter, int Words)? CodeWordAfter(List<string> words, int at) => words[at].ToLowerInvariant() switch
        {
            "as" when at + 2 < words.Count && words[at + 1].ToLowerInvariant() is "in" or "an" => (Initial(words[at + 2]), 3),
            "like" or "for" when words[at + 1].Length > 1 => (Initial(words[at + 1]), 2),
            _ => null,
        };

        private static char Initial(string word) => char.ToLowerInvariant(word[0]);

        private static bool IsFiller(string word) => word.ToLowerInvariant() is "capital" or "letter" or "and" or "then" or "apostrophe" or "uppercase" or "lowercase";

        private int Add(SpelledLetter letter, int times)
        {
            _letters.Append(letter.Letter, times);
            _certain.AddRange(Enumerable.Repeat(letter.Certain, times));
            return 1;
        }

        private int EndPart()
        {
            // One letter alone is an initial, or the A of "with a Y".
            if (_letters.Length > 1)
                _parts.Add(new(_letters.ToString(), [.. _certain]));

            _letters.Clear();
            _certain.Clear();
            return 1;
        }
    }
}
