using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Tools.Catalogue;

/// <summary>The id of a product. Lower case is accepted, because that is how many models write what they heard.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemIdAttribute() : ReasonedPatternAttribute("^[A-Za-z0-9]{8}$", NoItemId)
{
    private static readonly Phrase NoItemId = new(
        "must be eight letters and digits, such as PIZZ0001",
        "muss aus acht Buchstaben und Ziffern bestehen, wie PIZZ0001",
        "doit avoir huit lettres et chiffres, comme PIZZ0001");

    /// <summary>As the services write it.</summary>
    public static string Canonical(string itemId) => itemId.ToUpperInvariant();
}
