using OrdersService.Analytics;

namespace OrdersService.Tests.Analytics;

public sealed class DateRangeTests
{
    // A Thursday.
    private static readonly DateOnly Today = new(2024, 2, 29);

    [Theory]
    [InlineData("today", "2024-02-29", "2024-02-29")]
    [InlineData(" Yesterday ", "2024-02-28", "2024-02-28")]
    [InlineData("last 7 days", "2024-02-23", "2024-02-29")]
    [InlineData("last_30_days", "2024-01-31", "2024-02-29")]
    [InlineData("the past 1 day", "2024-02-29", "2024-02-29")]
    [InlineData("7d", "2024-02-23", "2024-02-29")]
    [InlineData("this week", "2024-02-26", "2024-02-29")]
    [InlineData("last week", "2024-02-19", "2024-02-25")]
    [InlineData("this month", "2024-02-01", "2024-02-29")]
    [InlineData("Last Month", "2024-01-01", "2024-01-31")]
    [InlineData("this-year", "2024-01-01", "2024-02-29")]
    [InlineData("last year", "2023-01-01", "2023-12-31")]
    [InlineData("2023", "2023-01-01", "2023-12-31")]
    [InlineData("2023-02", "2023-02-01", "2023-02-28")]
    [InlineData("January 2024", "2024-01-01", "2024-01-31")]
    [InlineData("feb 2024", "2024-02-01", "2024-02-29")]
    [InlineData("february", "2024-02-01", "2024-02-29")]
    [InlineData("march", "2023-03-01", "2023-03-31")]
    [InlineData("2024-01-15", "2024-01-15", "2024-01-15")]
    [InlineData("2024-01-01 to 2024-01-31", "2024-01-01", "2024-01-31")]
    [InlineData("2024-01-01..2024-01-31", "2024-01-01", "2024-01-31")]
    [InlineData("2024-01-01/2024-01-31", "2024-01-01", "2024-01-31")]
    [InlineData("2024-01-01 - 2024-01-31", "2024-01-01", "2024-01-31")]
    public void A_range_is_said_in_many_ways(string text, string from, string to)
    {
        Assert.Equal(new Period(DateOnly.Parse(from), DateOnly.Parse(to)), DateRange.Parse(text, Today));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("last 0 days")]
    [InlineData("last days")]
    [InlineData("last 99999 days")]
    [InlineData("2024-02-30")]
    [InlineData("2024-13")]
    [InlineData("2024-01-31 to 2024-01-01")]
    [InlineData("2024-01-01 to soon")]
    [InlineData("0001-01-01")]
    [InlineData("9999")]
    [InlineData("today'; DROP TABLE orders")]
    public void Anything_else_is_none(string text) => Assert.Null(DateRange.Parse(text, Today));

    [Theory]
    [InlineData("2024-01-15", "2024-01-14", "2024-01-14")]
    [InlineData("last 7 days", "2024-02-16", "2024-02-22")]
    [InlineData("january 2024", "2023-12-01", "2023-12-31")]
    [InlineData("2024-03", "2024-02-01", "2024-02-29")]
    [InlineData("2024", "2023-01-01", "2023-12-31")]
    [InlineData("2024-01-02 to 2024-01-31", "2023-12-03", "2024-01-01")]
    public void The_period_before_is_its_like(string text, string from, string to)
    {
        Assert.Equal(new Period(DateOnly.Parse(from), DateOnly.Parse(to)), DateRange.Parse(text, Today)!.Before);
    }

    [Theory]
    [InlineData("today", "2024-02-29")]
    [InlineData("Yesterday", "2024-02-28")]
    [InlineData("2024-01-15", "2024-01-15")]
    public void A_date_is_a_date_or_a_word(string text, string date) => Assert.Equal(DateOnly.Parse(date), DateRange.ParseDate(text, Today));

    [Theory]
    [InlineData("last 7 days")]
    [InlineData("15/01/2024")]
    [InlineData("2024-1-15")]
    public void A_range_is_no_date(string text) => Assert.Null(DateRange.ParseDate(text, Today));
}
