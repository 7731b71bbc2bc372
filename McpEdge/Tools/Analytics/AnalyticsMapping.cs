using System.Globalization;
using Wire = Platform.Contracts.Orders.V1;
using WireMoney = Platform.Contracts.Common.V1.Money;

namespace McpEdge.Tools.Analytics;

internal static class AnalyticsMapping
{
    public static PeriodView ToView(this Wire.Period period) => new(Date(period.From), Date(period.To));

    public static FiguresView ToView(this Wire.SalesFigures figures) => new()
    {
        Revenue = figures.Revenue.ToView(),
        Orders = figures.Orders,
        Items = figures.Items,
    };

    public static Money ToView(this WireMoney money) => new(money.MinorUnits, money.Currency);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Null when nothing was sold before.</summary>
    public static double? Change(long now, long before) => before == 0 ? null : Math.Round(100.0 * (now - before) / before, 1);
}
