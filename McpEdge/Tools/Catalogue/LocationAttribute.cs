using System.ComponentModel.DataAnnotations;

namespace McpEdge.Tools.Catalogue;

/// <summary>The name of a place that has stock, in any case.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LocationAttribute() : RegularExpressionAttribute("^[A-Za-z0-9][A-Za-z0-9-]{0,49}$")
{
    public override string FormatErrorMessage(string name) => "must be one word, such as main or downtown";

    /// <summary>As the services write it; empty when none was given.</summary>
    public static string Canonical(string? location) => location?.ToLowerInvariant() ?? "";
}
