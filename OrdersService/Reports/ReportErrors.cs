namespace OrdersService.Reports;

/// <summary>The refusals about reports, each with its stable code; docs/errors.md explains them.</summary>
internal static class ReportErrors
{
    public const string NotFound = "REPORT_NOT_FOUND";
    public const string NotReady = "REPORT_NOT_READY";
    public const string Failed = "REPORT_FAILED";
    public const string QueueFull = "REPORT_QUEUE_FULL";

    public static DomainException Unknown() => DomainError.NotFound(NotFound, "There is no such report; it may have been deleted after its time.");

    public static DomainException Unfinished() => DomainError.Refused(NotReady, "The report is not ready yet.");

    public static DomainException CantBeMade(Report report) => DomainError.Refused(Failed, $"The report could not be made. {report.Failure}");

    public static DomainException TooManyWaiting() => DomainError.Unavailable(QueueFull, "Too many reports are waiting; try again in a minute.");
}
