using McpEdge.Schemas;
using McpEdge.Speech;

namespace McpEdge.Tools.Catalogue;

/// <summary>The id of a product exactly as it is written, for a change that must not hit another product.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CapitalItemIdAttribute() : ReasonedPatternAttribute("^[A-Z0-9]{8}$", NoItemId)
{
    private static readonly Phrase NoItemId = new(
        "must be eight capital letters and digits, such as PIZZ0001",
        "muss aus acht Großbuchstaben und Ziffern bestehen, wie PIZZ0001",
        "doit avoir huit majuscules et chiffres, comme PIZZ0001");
}
