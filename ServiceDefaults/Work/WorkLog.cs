using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Work;

/// <summary>Ids 9200 to 9299.</summary>
internal static partial class WorkLog
{
    [LoggerMessage(9200, LogLevel.Warning, "{Worker} cannot reach its database and tries again: {Reason}")]
    public static partial void WorkPostponed(this ILogger log, string worker, string reason);

    [LoggerMessage(9201, LogLevel.Error, "{Worker} failed and tries again")]
    public static partial void WorkFailed(this ILogger log, string worker, Exception error);
}
