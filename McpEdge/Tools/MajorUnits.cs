namespace McpEdge.Tools;

/// <summary>Amounts as people write them, such as 6.50.</summary>
internal static class MajorUnits
{
    /// <summary>Whether a currency with so many decimals has this amount.</summary>
    public static bool Fits(decimal amount, int decimals) => decimal.Round(amount, decimals) == amount;

    /// <summary>The amount of so many of the currency's smallest units.</summary>
    public static decimal FromMinor(long minorUnits, int decimals)
    {
        decimal amount = minorUnits;
        for (var place = 0; place < decimals; place++)
        {
            amount /= 10;
        }

        return amount;
    }

    /// <summary>The amount in the currency's smallest units, such as cents.</summary>
    public static long ToMinor(decimal amount, int decimals)
    {
        for (var place = 0; place < decimals; place++)
        {
            amount *= 10;
        }

        return (long)amount;
    }
}
