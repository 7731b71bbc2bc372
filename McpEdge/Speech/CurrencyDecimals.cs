using System.Collections.Frozen;

namespace McpEdge.Speech;

/// <summary>How many decimals a currency has by ISO 4217.</summary>
internal static class CurrencyDecimals
{
    private static readonly FrozenSet<string> None = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF");

    private static readonly FrozenSet<string> Three = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    /// <summary>0, 2 or 3.</summary>
    public static int Of(string currency) => None.Contains(currency) ? 0 : Three.Contains(currency) ? 3 : 2;

    /// <summary>How many minor units make one unit.</summary>
    public static ulong PerUnit(int decimals) => decimals switch
    {
        0 => 1,
        3 => 1_000,
        _ => 100,
    };
}
