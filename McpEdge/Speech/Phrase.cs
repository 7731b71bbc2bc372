using System.Globalization;
using System.Text;

namespace McpEdge.Speech;

/// <summary>A sentence or a part of one in every language; <c>{0}</c>, <c>{1}</c> … stand for values that are worded already.</summary>
internal sealed class Phrase : Wording
{
    private readonly string _english;
    private readonly string _german;
    private readonly string _french;
    private readonly CompositeFormat[] _formats;

    public Phrase(string english, string german, string french)
        : base(language => language.Choose(english, german, french))
    {
        (_english, _german, _french) = (english, german, french);
        _formats = [.. Texts.Select(CompositeFormat.Parse)];
    }

    /// <summary>English, German, French, with their placeholders.</summary>
    public IReadOnlyList<string> Texts => [_english, _german, _french];

    /// <summary>The phrase with its values.</summary>
    public string In(SpokenLanguage language, params ReadOnlySpan<string> values) =>
        string.Format(CultureInfo.InvariantCulture, language.Choose(_formats[0], _formats[1], _formats[2]), (ReadOnlySpan<object?>)values);

    /// <summary>The phrase with values that are worded when its language is known.</summary>
    public Wording With(params Wording[] values) => new(language => In(language, [.. values.Select(value => value.In(language))]));
}
