using System.Globalization;

namespace OrdersService.Orders;

/// <summary>An exact amount of money.</summary>
/// <param name="MinorUnits">Number of the currency's smallest units, such as cents.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
internal readonly record struct Money(long MinorUnits, string Currency)
{
    /// <summary>The amount in the currency's main unit, such as 12.50.</summary>
    public decimal Amount => new decimal(MinorUnits) / (decimal)Math.Pow(10, MinorDigits(Currency));

    /// <summary>The amount as people write it, such as <c>12.50 USD</c>.</summary>
    public override string ToString()
    {
        var digits = MinorDigits(Currency);
        var sign = MinorUnits < 0 ? "-" : "";
        var text = UInt128.CreateChecked(Int128.Abs(MinorUnits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');

        return digits == 0 ? $"{sign}{text} {Currency}" : $"{sign}{text[..^digits]}.{text[^digits..]} {Currency}";
    }

    // ISO 4217 lists two digits for every currency that is not named here and is in everyday use.
    private static int MinorDigits(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND" or "VUV"
            or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
