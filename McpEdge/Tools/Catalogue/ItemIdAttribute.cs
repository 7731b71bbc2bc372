using System.ComponentModel.DataAnnotations;

namespace McpEdge.Tools.Catalogue;

/// <summary>The id of a product. Lower case is accepted, because that is how many models write what they heard.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemIdAttribute() : RegularExpressionAttribute("^[A-Za-z0-9]{8}$")
{
    public override string FormatErrorMessage(string name) => "must be eight letters and digits, such as PIZZ0001";

    /// <summary>As the services write it.</summary>
    public static string Canonical(string itemId) => itemId.ToUpperInvariant();
}
