namespace McpEdge.Speech;

/// <summary>Lists that an ear can hold.</summary>
internal static class SpokenList
{
    /// <summary>How many items are said; the rest is counted.</summary>
    public const int MostItems = 3;

    /// <summary>"a", "a and b", "a, b and c", "a, b, c and nine more".</summary>
    /// <param name="items">The items, most important first.</param>
    /// <param name="total">How many there are in all, when more than <paramref name="items"/>.</param>
    public static string Join(IReadOnlyList<string> items, long? total = null)
    {
        var said = items.Take(MostItems).ToList();
        var more = Math.Max(total ?? 0, items.Count) - said.Count;
        if (more > 0)
        {
            said.Add($"{SpokenNumber.Cardinal(more)} more");
        }

        return said.Count switch
        {
            0 => "",
            1 => said[0],
            _ => $"{string.Join(", ", said.Take(said.Count - 1))} and {said[^1]}",
        };
    }
}
