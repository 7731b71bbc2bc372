using System.Text.Json;
using McpEdge.Speech;

namespace McpEdge.Intents;

/// <summary>What was said about a write, as its intent keeps it: by the code of the language that it was said in.</summary>
internal static class KeptSpeech
{
    /// <summary>What a tool said, which is in one language.</summary>
    public static string Of(string said, SpokenLanguage language) =>
        JsonSerializer.Serialize(new Dictionary<string, string> { [language.Code] = said });

    /// <summary>What can be said in every language.</summary>
    public static string Of(Wording wording) =>
        JsonSerializer.Serialize(SpokenLanguage.All.ToDictionary(language => language.Code, wording.In));

    /// <summary>Null when it was not said in this language.</summary>
    public static string? In(string? kept, SpokenLanguage language) =>
        kept?.StartsWith('{') == true ? JsonSerializer.Deserialize<Dictionary<string, string>>(kept)!.GetValueOrDefault(language.Code) : null;
}
