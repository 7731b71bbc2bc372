using System.Text.Json.Nodes;
using McpEdge.Pipeline;
using Microsoft.Extensions.Options;

namespace McpEdge.Speech;

/// <summary>
/// In which language a call is answered: what the call itself asks for, else its request, else the key, else
/// <see cref="SpeechOptions.Language"/>. A locale whose language is not spoken here counts as none.
/// </summary>
internal sealed class CallLanguage(IOptions<SpeechOptions> options)
{
    private const string Locale = "locale";

    /// <summary>The language of calls that ask for none.</summary>
    public SpokenLanguage Default { get; } = SpokenLanguage.TryFind(options.Value.Language, out var language) ? language : SpokenLanguage.English;

    /// <summary>What a call asks for by <c>locale</c> in its <c>_meta</c>, or its request by <c>Accept-Language</c>; null: nothing.</summary>
    public static SpokenLanguage? AskedFor(JsonObject? meta, HttpRequest? request)
    {
        if (meta?[Locale] is JsonValue value && value.TryGetValue<string>(out var tag) && SpokenLanguage.TryFind(tag, out var language))
        {
            return language;
        }

        return request is not null && request.Headers.AcceptLanguage.Count > 0 ? Preferred(request) : null;
    }

    public SpokenLanguage Of(ToolCall call) => call.Language ?? Find(call.Caller?.Locale);

    /// <summary>The language of a BCP 47 tag, or else <see cref="Default"/>.</summary>
    public SpokenLanguage Find(string? tag) => SpokenLanguage.TryFind(tag, out var language) ? language : Default;

    private static SpokenLanguage? Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(range => range.Quality is not 0)
        .OrderByDescending(range => range.Quality ?? 1)
        .Select(range => SpokenLanguage.TryFind(range.Value.Value, out var language) ? language : null)
        .FirstOrDefault(language => language is not null);
}
