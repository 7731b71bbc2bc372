using OrdersService.Orders;

namespace OrdersService.Analytics;

/// <summary>What was sold on one day.</summary>
/// <param name="Date">YYYY-MM-DD, today or yesterday.</param>
/// <param name="Location">Empty: every location.</param>
internal sealed record GetSalesData(string Date, string Location);

internal sealed record SalesData(DateOnly Date, string Location, SalesFigures Figures);

internal sealed class GetSalesDataHandler(SalesReader sales, BusinessCalendar calendar, TimeProvider clock)
{
    public async Task<SalesData> HandleAsync(GetSalesData query, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var date = DateRange.ParseDate(query.Date, calendar.DateOf(clock.GetUtcNow()));

        if (date is null)
            errors.Add(new("date", "MALFORMED", "A date is today, yesterday, or year, month and day with hyphens between them."));

        var location = LocationFilter.Read(query.Location, errors);

        return errors.Count == 0
            ? new(date!.Value, location, await sales.TotalAsync(new(date.Value, date.Value), location, cancellationToken))
            : throw DomainError.Invalid([.. errors]);
    }
}
