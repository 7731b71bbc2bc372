namespace McpEdge.Speech;

/// <summary>Dates in English, for texts that are not in every language yet.</summary>
internal static class SpokenDate
{
    public static string Say(DateOnly date, DateOnly today) => SpokenLanguage.English.Date(date, today);
}
