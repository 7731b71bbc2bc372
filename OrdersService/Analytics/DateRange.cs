using System.Globalization;
using System.Text.RegularExpressions;

namespace OrdersService.Analytics;

/// <summary>Reads the dates that people ask about, such as "last 7 days" or "January 2024".</summary>
internal static partial class DateRange
{
    /// <summary>Three years, one of them a leap year.</summary>
    public const int MaxDays = 1096;

    public const string Problem =
        "Give a range such as today, last 7 days, this month, last year, January 2024, or two dates with to between them, each as year, month and day.";

    private const string DateForm = "yyyy-MM-dd";

    // No order is older, and the period before has to be a date too.
    private const int FirstYear = 1900;
    private const int LastYear = 9000;

    /// <summary>Null when the text is none of these; the range may be longer than <see cref="MaxDays"/>, never empty.</summary>
    /// <param name="text">In any case; words may be joined by underscores or hyphens.</param>
    /// <param name="today">The business date.</param>
    public static Period? Parse(string text, DateOnly today)
    {
        var words = Joints().Replace(text.Trim().ToLowerInvariant(), " ");

        var period = Named(words, today) ?? LastDays(words, today) ?? Month(words, today) ?? Year(words) ?? Explicit(words);

        return period is { From.Year: >= FirstYear, To.Year: <= LastYear } && period.From <= period.To ? period : null;
    }

    public static DateOnly? ParseDate(string text, DateOnly today) => text.Trim().ToLowerInvariant() switch
    {
        "today" => today,
        "yesterday" => today.AddDays(-1),
        var date => Date(date),
    };

    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= FirstYear and <= LastYear ? date : null;

    // What is not over yet ends today.
    private static Period? Named(string words, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));

        return words switch
        {
            "today" => new(today, today),
            "yesterday" => new(today.AddDays(-1), today.AddDays(-1)),
            "this week" => new(monday, today),
            "last week" => new(monday.AddDays(-7), monday.AddDays(-1)),
            "this month" => new(Period.MonthOf(today).From, today),
            "last month" => Period.MonthOf(today.AddMonths(-1)),
            "this year" => new(Period.YearOf(today).From, today),
            "last year" => Period.YearOf(today.AddYears(-1)),
            _ => null,
        };
    }

    private static Period? LastDays(string words, DateOnly today) =>
        Days().Match(words) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is > 0 and var days
            ? new(today.AddDays(1 - days), today)
            : null;

    private static Period? Month(string words, DateOnly today)
    {
        if (DateOnly.TryParseExact(words, ["yyyy MM", "MMMM yyyy", "MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return Period.MonthOf(month);

        var number = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, name => name.Length > 0 && name.Equals(words, StringComparison.OrdinalIgnoreCase)) + 1;

        // A month without a year is the latest one that has begun.
        return number == 0 ? null : Period.MonthOf(new(number <= today.Month ? today.Year : today.Year - 1, number, 1));
    }

    private static Period? Year(string words) =>
        DateOnly.TryParseExact(words, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year) ? Period.YearOf(year) : null;

    private static Period? Explicit(string words) =>
        Dates().Match(words) is { Success: true } match
        && Date(match.Groups[1].Value.Replace(' ', '-')) is { } from
        && (match.Groups[2].Success ? Date(match.Groups[2].Value.Replace(' ', '-')) : from) is { } to
            ? new(from, to)
            : null;

    [GeneratedRegex(@"[\s_-]+")]
    private static partial Regex Joints();

    [GeneratedRegex(@"\A(?:(?:the )?(?:last|past) )?([0-9]{1,5}) ?d(?:ays?)?\z")]
    private static partial Regex Days();

    [GeneratedRegex(@"\A([0-9]{4} [0-9]{2} [0-9]{2})(?: ?(?:to|until|/|\.\.|–| ) ?([0-9]{4} [0-9]{2} [0-9]{2}))?\z")]
    private static partial Regex Dates();
}
