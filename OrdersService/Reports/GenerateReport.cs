using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrdersService.Analytics;
using OrdersService.Data;

namespace OrdersService.Reports;

/// <summary>Orders a report.</summary>
/// <param name="Type">Null: none that we know.</param>
/// <param name="StartDate">First business date, YYYY-MM-DD.</param>
/// <param name="EndDate">Last business date, YYYY-MM-DD.</param>
/// <param name="Format">Null: none that we know.</param>
/// <param name="Location">Empty: every location.</param>
/// <param name="Category">Of an inventory report; empty: every category.</param>
/// <param name="Top">How many rows a list has; 0: 20.</param>
internal sealed record GenerateReport(
    ReportType? Type, string StartDate, string EndDate, ReportFormat? Format, string Location, string Category, int Top);

internal sealed class GenerateReportHandler(OrdersDbContext db, IOptions<ReportsOptions> options, TimeProvider clock)
{
    public async Task<Report> HandleAsync(GenerateReport command, CancellationToken cancellationToken)
    {
        var report = Report.Order(Read(command), clock.GetUtcNow(), options.Value.KeepFor);

        if (await db.Set<Report>().CountAsync(waiting => waiting.DueAt != null, cancellationToken) >= options.Value.MaxWaiting)
            throw ReportErrors.TooManyWaiting();

        db.Add(report);
        await db.SaveChangesAsync(cancellationToken);

        return report;
    }

    private static ReportRequest Read(GenerateReport command)
    {
        var errors = new List<FieldError>();
        var period = ReadPeriod(command, errors);

        if (command.Type is null)
            errors.Add(new("type", "UNKNOWN", "A report is about sales, inventory or customer."));

        if (command.Format is null)
            errors.Add(new("format", "UNKNOWN", "A report is written as pdf, excel or json."));

        var location = LocationFilter.Read(command.Location, errors, "filters.location");

        if (command.Category.Length > 0 && command.Type != ReportType.Inventory)
            errors.Add(new("filters.category", "NOT_APPLICABLE", "Only an inventory report is made for a category."));
        else if (command.Category.Length > ReportRequest.MaxCategory || command.Category.Any(char.IsControl))
            errors.Add(new("filters.category", "MALFORMED", $"A category has at most {ReportRequest.MaxCategory} characters."));

        if (command.Top is < 0 or > ReportRequest.MaxTop)
            errors.Add(new("filters.top", "OUT_OF_RANGE", $"A list has 1 to {ReportRequest.MaxTop} rows."));

        return errors.Count == 0
            ? new(command.Type!.Value, period!, command.Format!.Value, location, command.Category.Trim(), command.Top == 0 ? ReportRequest.DefaultTop : command.Top)
            : throw DomainError.Invalid([.. errors]);
    }

    private static Period? ReadPeriod(GenerateReport command, List<FieldError> errors)
    {
        var (start, end) = (ReadDate("start_date", command.StartDate, errors), ReadDate("end_date", command.EndDate, errors));

        if (start > end)
            errors.Add(new("end_date", "OUT_OF_RANGE", "Invalid date range: the last date is before the first."));
        else if (end?.DayNumber - start?.DayNumber >= DateRange.MaxDays)
            errors.Add(new("end_date", "OUT_OF_RANGE", $"Invalid date range: it has more than {DateRange.MaxDays} days."));

        return start is { } from && end is { } to ? new(from, to) : null;
    }

    private static DateOnly? ReadDate(string field, string text, List<FieldError> errors)
    {
        var date = DateRange.Date(text);

        if (date is null)
            errors.Add(new(field, "MALFORMED", "A date is written like 2026-01-31."));

        return date;
    }
}
