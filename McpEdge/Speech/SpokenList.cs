namespace McpEdge.Speech;

/// <summary>Lists in English, for texts that are not in every language yet.</summary>
internal static class SpokenList
{
    public const int MostItems = SpokenLanguage.MostItems;

    public static string Join(IReadOnlyList<string> items, long? total = null) => SpokenLanguage.English.List(items, total);
}
