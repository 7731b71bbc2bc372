namespace InventoryService.Catalogue;

/// <summary>The words of a query, without the punctuation that transcribed speech puts around them.</summary>
internal static class SearchWords
{
    private const string Punctuation = ".,;:!?\"()";

    public static string[] Split(string query) =>
        [.. query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Bare).Distinct()];

    private static string Bare(string word) => word.Trim(Punctuation.ToCharArray()) is { Length: > 0 } bare ? bare : word;
}
