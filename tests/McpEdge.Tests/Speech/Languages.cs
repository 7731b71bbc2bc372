using McpEdge.Speech;

namespace McpEdge.Tests.Speech;

/// <summary>The languages that tests run in.</summary>
public static class Languages
{
    public static TheoryData<string> Codes { get; } = [.. SpokenLanguage.All.Select(language => language.Code)];

    internal static SpokenLanguage Of(string code) => SpokenLanguage.TryFind(code, out var language)
        ? language
        : throw new ArgumentException($"No language has the code {code}.", nameof(code));
}
