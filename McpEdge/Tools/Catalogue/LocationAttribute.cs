using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Tools.Catalogue;

/// <summary>The name of a place that has stock, in any case.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LocationAttribute() : ReasonedPatternAttribute("^[A-Za-z0-9][A-Za-z0-9-]{0,49}$", NoLocation)
{
    private static readonly Phrase NoLocation = new(
        "must be one word, such as main or downtown",
        "muss ein Wort sein, wie main oder downtown",
        "doit être un seul mot, comme main ou downtown");

    /// <summary>As the services write it; empty when none was given.</summary>
    public static string Canonical(string? location) => location?.ToLowerInvariant() ?? "";
}
