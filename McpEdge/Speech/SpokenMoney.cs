namespace McpEdge.Speech;

/// <summary>Money in English, for texts that are not in every language yet.</summary>
internal static class SpokenMoney
{
    public static string Say(long minorUnits, string currency) => SpokenLanguage.English.Money(minorUnits, currency);
}
