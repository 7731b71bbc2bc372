namespace McpEdge.Speech;

/// <summary>Dates and times of day as French words.</summary>
internal static class FrenchDate
{
    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Months =
    [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    /// <summary>"mardi seize janvier", "vendredi premier mars deux mille vingt-quatre".</summary>
    public static string Say(DateOnly date, DateOnly today)
    {
        var number = date.Day == 1 ? "premier" : Number(date.Day);
        var day = $"{Days[(int)date.DayOfWeek]} {number} {Months[date.Month - 1]}";

        return date.Year == today.Year ? day : $"{day} {Number(date.Year)}";
    }

    /// <summary>"quinze heures", "neuf heures cinq", "une heure trente", "midi", "minuit".</summary>
    public static string Say(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "minuit",
        (12, 0) => "midi",
        (_, 0) => Hour(time.Hour),
        _ => $"{Hour(time.Hour)} {Number(time.Minute)}",
    };

    private static string Hour(int hour) => $"{FrenchNumber.Cardinal((ulong)hour, Gender.Feminine)} {(hour < 2 ? "heure" : "heures")}";

    private static string Number(int number) => FrenchNumber.Cardinal((ulong)number, null);
}
