namespace McpEdge.Speech;

/// <summary>Handles in English, for texts that are not in every language yet.</summary>
internal static class SpokenHandle
{
    public static string Say(string noun, long number) => $"{noun} {SpokenLanguage.English.Handle(number)}";
}
