namespace McpEdge.Speech;

/// <summary>Dates and times of day as German words.</summary>
internal static class GermanDate
{
    private static readonly string[] Days = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];

    private static readonly string[] Months =
    [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ];

    /// <summary>"Dienstag, der sechzehnte Januar"; with "dem" and "ten" the dative.</summary>
    public static string Say(DateOnly date, DateOnly today, string article, string ending)
    {
        var day = $"{Days[(int)date.DayOfWeek]}, {article} {GermanNumber.OrdinalStem(date.Day)}{ending} {Months[date.Month - 1]}";
        return date.Year == today.Year ? day : $"{day} {Year(date.Year)}";
    }

    /// <summary>"fünfzehn Uhr", "neun Uhr fünf", "ein Uhr dreißig", "Mitternacht".</summary>
    public static string Say(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "Mitternacht",
        (_, 0) => Hour(time.Hour),
        _ => $"{Hour(time.Hour)} {GermanNumber.Cardinal((ulong)time.Minute, null)}",
    };

    /// <summary>"neunzehnhundertsechs", "zweitausendvierundzwanzig".</summary>
    public static string Year(int year)
    {
        if (year is < 1100 or >= 2000)
        {
            return GermanNumber.Cardinal((ulong)year, null);
        }

        var rest = year % 100 == 0 ? "" : GermanNumber.Cardinal((ulong)(year % 100), null);
        return $"{GermanNumber.Cardinal((ulong)(year / 100), null)}hundert{rest}";
    }

    private static string Hour(int hour) => $"{GermanNumber.Cardinal((ulong)hour, Gender.Neuter)} Uhr";
}
