namespace OrdersService.Analytics;

/// <summary>Business dates, both included.</summary>
internal sealed record Period(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The month before a whole month, the year before a whole year, otherwise as many days directly before.</summary>
    public Period Before => this switch
    {
        _ when this == YearOf(From) => YearOf(From.AddYears(-1)),
        _ when this == MonthOf(From) => MonthOf(From.AddMonths(-1)),
        _ => new(From.AddDays(-Days), From.AddDays(-1)),
    };

    public static Period MonthOf(DateOnly date) => new(new(date.Year, date.Month, 1), new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)));

    public static Period YearOf(DateOnly date) => new(new(date.Year, 1, 1), new(date.Year, 12, 31));
}
