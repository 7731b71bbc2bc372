using System.Text.RegularExpressions;

namespace CustomersService.Feedback;

/// <summary>A part of a text that says one thing: between full stops, and on each side of "but".</summary>
/// <param name="Words">Lower case, in their order.</param>
/// <param name="Stress">How much it counts: more after a contrast, less before it, more with exclamation marks.</param>
internal sealed record Clause(IReadOnlyList<string> Words, double Stress);

/// <summary>Splits what people say into clauses of words.</summary>
internal static partial class Words
{
    private const double BeforeContrast = 0.7;
    private const double AfterContrast = 1.3;
    private const double PerExclamation = 0.15;
    private const int MostExclamations = 3;

    public static IReadOnlyList<Clause> Clauses(string text) => [.. Sentence().Matches(text.Replace('’', '\'')).SelectMany(match => Split(match.Value))];

    private static IEnumerable<Clause> Split(string sentence)
    {
        var stress = 1 + (PerExclamation * Math.Min(MostExclamations, sentence.Count(character => character == '!')));
        var parts = Contrast().Split(sentence.ToLowerInvariant());

        return parts
            .Select((part, index) => new Clause(
                [.. Word().Matches(part).Select(match => match.Value)],
                stress * (parts.Length == 1 ? 1 : index == parts.Length - 1 ? AfterContrast : BeforeContrast)))
            .Where(clause => clause.Words.Count > 0);
    }

    [GeneratedRegex(@"[^.!?;\n]+[.!?;\n]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:but|however|although|though|yet|except|unfortunately)\b")]
    private static partial Regex Contrast();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:'[\p{L}]+)?")]
    private static partial Regex Word();
}
