namespace McpEdge.Speech;

/// <summary>Dates and times of day as English words.</summary>
internal static class EnglishDate
{
    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>"Tuesday, January sixteenth"; the year is said when it is not <paramref name="today"/>'s.</summary>
    public static string Say(DateOnly date, DateOnly today)
    {
        var day = $"{date.DayOfWeek}, {Months[date.Month - 1]} {EnglishNumber.Ordinal((ulong)date.Day)}";
        return date.Year == today.Year ? day : $"{day}, {Year(date.Year)}";
    }

    /// <summary>"half past" is not used: "twelve thirty PM", "nine oh five AM", "noon", "midnight", "three PM".</summary>
    public static string Say(TimeOnly time)
    {
        var noon = time.Hour < 12 ? "AM" : "PM";
        var hour = Number(time.Hour % 12 == 0 ? 12 : time.Hour % 12);

        return (time.Hour, time.Minute) switch
        {
            (0, 0) => "midnight",
            (12, 0) => "noon",
            (_, 0) => $"{hour} {noon}",
            (_, < 10) => $"{hour} oh {Number(time.Minute)} {noon}",
            _ => $"{hour} {Number(time.Minute)} {noon}",
        };
    }

    /// <summary>"twenty twenty-four", "two thousand and five", "nineteen oh six".</summary>
    public static string Year(int year)
    {
        var (century, rest) = (year / 100, year % 100);
        if (year is < 1000 or >= 10_000 || century % 10 == 0 && rest < 10)
        {
            return Number(year);
        }

        return rest switch
        {
            0 => $"{Number(century)} hundred",
            < 10 => $"{Number(century)} oh {Number(rest)}",
            _ => $"{Number(century)} {Number(rest)}",
        };
    }

    private static string Number(int number) => EnglishNumber.Cardinal((ulong)number);
}
