using System.ComponentModel.DataAnnotations;

namespace McpEdge.Tools.Orders;

/// <summary>Section <c>OrderTools</c>.</summary>
internal sealed class OrderToolsOptions
{
    /// <summary>ISO 4217 code of the currency that a caller's <c>total</c> is in. The default is <c>USD</c>.</summary>
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "Must be an ISO 4217 code such as USD.")]
    public string Currency { get; set; } = "USD";

    /// <summary>How many decimals an amount in that currency has. The default is 2.</summary>
    [Range(0, 4)]
    public int Decimals { get; set; } = 2;
}
