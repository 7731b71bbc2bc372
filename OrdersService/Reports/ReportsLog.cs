namespace OrdersService.Reports;

/// <summary>Ids 3200 to 3299.</summary>
internal static partial class ReportsLog
{
    [LoggerMessage(3200, LogLevel.Information, "Report {ReportId} is completed: {Bytes} bytes")]
    public static partial void ReportCompleted(this ILogger log, Guid reportId, int bytes);

    [LoggerMessage(3201, LogLevel.Warning, "Report {ReportId} failed with {Code}")]
    public static partial void ReportFailed(this ILogger log, Guid reportId, string code, Exception? failure);

    [LoggerMessage(3202, LogLevel.Warning, "Attempt {Attempt} to make report {ReportId} failed; it is tried again")]
    public static partial void ReportPostponed(this ILogger log, Guid reportId, int attempt, Exception failure);

    [LoggerMessage(3203, LogLevel.Warning, "Report {ReportId} took longer than its lease and is being made elsewhere")]
    public static partial void ReportTakenOver(this ILogger log, Guid reportId);
}
