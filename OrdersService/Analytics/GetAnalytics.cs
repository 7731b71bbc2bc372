using OrdersService.Orders;

namespace OrdersService.Analytics;

/// <summary>What was sold in a range of dates, beside the range before.</summary>
/// <param name="DateRange">In the words of <see cref="Analytics.DateRange"/>.</param>
/// <param name="Location">Empty: every location.</param>
internal sealed record GetAnalytics(string DateRange, string Location)
{
    /// <summary>How many products are named.</summary>
    public const int TopProducts = 10;
}

internal sealed record SalesAnalytics(
    Period Period, string Location, SalesFigures Figures, SalesFigures Before, IReadOnlyList<LocationSales> Locations, IReadOnlyList<ProductSales> TopProducts);

internal sealed class GetAnalyticsHandler(SalesReader sales, BusinessCalendar calendar, TimeProvider clock)
{
    public Task<SalesAnalytics> HandleAsync(GetAnalytics query, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var period = DateRange.Parse(query.DateRange, calendar.DateOf(clock.GetUtcNow()));

        if (period is null)
            errors.Add(new("date_range", "MALFORMED", DateRange.Problem));
        else if (period.Days > DateRange.MaxDays)
            errors.Add(new("date_range", "OUT_OF_RANGE", $"A range has at most {DateRange.MaxDays} days."));

        var location = LocationFilter.Read(query.Location, errors);

        return errors.Count == 0
            ? sales.AtOneMomentAsync(() => ReadAsync(period!, location, cancellationToken), cancellationToken)
            : throw DomainError.Invalid([.. errors]);
    }

    private async Task<SalesAnalytics> ReadAsync(Period period, string location, CancellationToken cancellationToken) => new(
        period,
        location,
        await sales.TotalAsync(period, location, cancellationToken),
        await sales.TotalAsync(period.Before, location, cancellationToken),
        await sales.ByLocationAsync(period, location, cancellationToken),
        await sales.ByProductAsync(period, location, GetAnalytics.TopProducts, cancellationToken));
}
