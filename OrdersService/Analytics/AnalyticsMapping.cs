using System.Globalization;
using OrdersService.Orders;
using Common = Platform.Contracts.Common.V1;
using Wire = Platform.Contracts.Orders.V1;

namespace OrdersService.Analytics;

/// <summary>Figures as they travel.</summary>
internal static class AnalyticsMapping
{
    public static Wire.SalesData ToWire(this SalesData data) => new() { Date = Text(data.Date), Location = data.Location, Figures = ToWire(data.Figures) };

    public static Wire.Analytics ToWire(this SalesAnalytics analytics) => new()
    {
        Period = ToWire(analytics.Period),
        Location = analytics.Location,
        Figures = ToWire(analytics.Figures),
        PeriodBefore = ToWire(analytics.Period.Before),
        FiguresBefore = ToWire(analytics.Before),
        Locations = { analytics.Locations.Select(place => new Wire.LocationSales { Location = place.Location, Figures = ToWire(place.Figures) }) },
        TopProducts = { analytics.TopProducts.Select(ToWire) },
    };

    private static Wire.ProductSales ToWire(ProductSales product) => new()
    {
        ItemId = product.ItemId,
        ItemName = product.ItemName,
        Quantity = product.Quantity,
        Revenue = ToWire(product.Revenue),
    };

    private static Wire.SalesFigures ToWire(SalesFigures figures) =>
        new() { Orders = figures.Orders, Items = figures.Items, Revenue = ToWire(figures.Revenue) };

    private static Wire.Period ToWire(Period period) => new() { From = Text(period.From), To = Text(period.To) };

    private static Common.Money ToWire(Money money) => new() { MinorUnits = money.MinorUnits, Currency = money.Currency };

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
