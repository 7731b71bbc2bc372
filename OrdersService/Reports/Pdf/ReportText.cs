using System.Globalization;
using OrdersService.Orders;

namespace OrdersService.Reports.Pdf;

/// <summary>Cells as people read them.</summary>
internal static class ReportText
{
    public static string Of(object cell) => cell switch
    {
        Money money => $"{money.Amount.ToString("N2", CultureInfo.InvariantCulture)} {money.Currency}",
        long number => number.ToString("N0", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    /// <summary>Figures stand under one another by their last digit.</summary>
    public static bool IsFigure(object cell) => cell is Money or long;
}
