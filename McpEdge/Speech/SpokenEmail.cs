namespace McpEdge.Speech;

/// <summary>E-mail addresses in English, for texts that are not in every language yet.</summary>
internal static class SpokenEmail
{
    public static string Say(string email) => SpokenLanguage.English.Email(email);
}
