using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools;

namespace McpEdge.Tests.Speech;

/// <summary>Every phrase of the edge, wherever it is kept, in every language.</summary>
public sealed partial class PhrasesTests
{
    private const BindingFlags Anywhere = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly IReadOnlyList<(string Where, Phrase Phrase)> Phrases = [.. Find().DistinctBy(found => found.Phrase)];

    [Fact]
    public void There_are_some() => Assert.True(Phrases.Count > 200, $"only {Phrases.Count} phrases were found");

    [Fact]
    public void Each_has_a_text_in_every_language_with_the_same_placeholders() => Assert.All(Phrases, found =>
    {
        Assert.All(found.Phrase.Texts, text => Assert.False(string.IsNullOrWhiteSpace(text), found.Where));
        Assert.Single(found.Phrase.Texts.Select(Placeholders).Distinct());
    });

    [Fact]
    public void Each_ends_alike_in_every_language() =>
        Assert.All(Phrases, found => Assert.Single(found.Phrase.Texts.Select(text => text[^1] is '.' or '?' ? text[^1] : ' ').Distinct()));

    [Fact]
    public void Each_can_be_spoken() => Assert.All(
        Phrases, found => Assert.All(found.Phrase.Texts, text => Assert.DoesNotMatch(NotSpoken(), text)));

    // A word may be the same in two languages; a sentence that is was not translated.
    [Fact]
    public void No_sentence_is_left_in_english() => Assert.All(Phrases.Where(found => found.Phrase.Texts[0].Count(char.IsLetter) > 20), found =>
        Assert.Equal(SpokenLanguage.All.Count, found.Phrase.Texts.Distinct().Count()));

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(placeholder => placeholder.Value).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<(string Where, Phrase Phrase)> Find() => typeof(Phrase).Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(Anywhere).Where(field => field.IsStatic && !field.IsLiteral)
            .SelectMany(field => In(field.GetValue(null)).Select(phrase => ($"{type.Name}.{field.Name}", phrase)))
            .Concat(type.GetProperties(Anywhere).SelectMany(property => Attributed(property).Select(phrase => ($"{type.Name}.{property.Name}", phrase)))));

    private static IEnumerable<Phrase> In(object? value) => value switch
    {
        Phrase phrase => [phrase],
        ToolProfile { Title: Phrase title } => [title],
        ToolError error => In(error.Message).Concat(In(error.Hint)),
        string => [],
        IDictionary map when map.GetType().GenericTypeArguments is [_, { } type] && type == typeof(Phrase) => map.Values.Cast<Phrase>(),
        IEnumerable<Phrase> list => list,
        _ => [],
    };

    private static IEnumerable<Phrase> Attributed(PropertyInfo property) => property.GetCustomAttributes().SelectMany(attribute => attribute switch
    {
        AskAttribute ask => [ask.Question],
        ReasonedPatternAttribute pattern => [pattern.Reason],
        _ => Array.Empty<Phrase>(),
    });

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\r\n*`#|<>\[\]~\\$€£]|  |\d{5,}|\d{4}-\d{2}-\d{2}")]
    private static partial Regex NotSpoken();
}
