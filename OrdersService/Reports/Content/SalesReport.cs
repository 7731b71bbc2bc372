using System.Globalization;
using OrdersService.Analytics;

namespace OrdersService.Reports.Content;

/// <summary>What was sold: by day, by location, by product.</summary>
internal sealed class SalesReport(SalesReader sales)
{
    private const int MaxBars = 31;

    /// <param name="request">What to show.</param>
    /// <param name="progress">Told the part that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ReportContent> CollectAsync(ReportRequest request, Func<double, Task> progress, CancellationToken cancellationToken)
    {
        var (total, days, locations, products) = await sales.AtOneMomentAsync(
            async () => (
                await sales.TotalAsync(request.Period, request.Location, cancellationToken),
                await sales.ByDayAsync(request.Period, request.Location, cancellationToken),
                await sales.ByLocationAsync(request.Period, request.Location, cancellationToken),
                await sales.ByProductAsync(request.Period, request.Location, request.Top, cancellationToken)),
            cancellationToken);
        await progress(1);

        return new("Sales report", request, Figures(total), Chart(days, total.Revenue.Currency), [Locations(locations), Products(products), Days(days)]);
    }

    private static IReadOnlyList<ReportFigure> Figures(SalesFigures total)
    {
        var average = total.Orders == 0 ? 0 : (long)Math.Round((decimal)total.Revenue.MinorUnits / total.Orders);

        return
        [
            ReportFigure.Of("revenue", total.Revenue), ReportFigure.Of("orders", total.Orders), ReportFigure.Of("items sold", total.Items),
            ReportFigure.Of("revenue per order", total.Revenue with { MinorUnits = average }),
        ];
    }

    // A bar for each day, week or month, so that they stay wide enough to tell apart.
    private static ReportChart Chart(IReadOnlyList<DaySales> days, string currency)
    {
        var (step, key, label) = days.Count switch
        {
            <= MaxBars => ("day", (Func<DateOnly, DateOnly>)(date => date), "d MMM"),
            <= MaxBars * 7 => ("week", date => date.AddDays(-(((int)date.DayOfWeek + 6) % 7)), "d MMM"),
            _ => ("month", date => Period.MonthOf(date).From, "MMM yy"),
        };
        var bars = days.GroupBy(day => key(day.Date)).Select(group =>
            new ReportBar(group.Key.ToString(label, CultureInfo.InvariantCulture), group.Sum(day => day.Figures.Revenue.Amount)));

        return new($"Revenue by {step}", currency, [.. bars]);
    }

    private static ReportTable Locations(IReadOnlyList<LocationSales> locations) => new(
        "Locations",
        [new("Location", 3), new("Orders"), new("Items"), new("Revenue", 2)],
        [.. locations.Select(place => (object[])[place.Location, place.Figures.Orders, place.Figures.Items, place.Figures.Revenue])]);

    private static ReportTable Products(IReadOnlyList<ProductSales> products) => new(
        "Products",
        [new("Item"), new("Name", 3), new("Sold"), new("Revenue", 2)],
        [.. products.Select(product => (object[])[product.ItemId, product.ItemName, product.Quantity, product.Revenue])]);

    private static ReportTable Days(IReadOnlyList<DaySales> days) => new(
        "Days",
        [new("Date", 2), new("Orders"), new("Items"), new("Revenue", 2)],
        [.. days.Where(day => day.Figures.Orders > 0).Select(day => (object[])[day.Date, day.Figures.Orders, day.Figures.Items, day.Figures.Revenue])]);
}
