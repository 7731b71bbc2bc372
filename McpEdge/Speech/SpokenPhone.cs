namespace McpEdge.Speech;

/// <summary>Telephone numbers in English, for texts that are not in every language yet.</summary>
internal static class SpokenPhone
{
    public static string Say(string phone) => SpokenLanguage.English.Phone(phone);
}
