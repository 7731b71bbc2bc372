using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Work;

/// <summary>Ids 9300 to 9399; 9200 and 9201 are no longer used.</summary>
public static partial class WorkLog
{
    /// <summary>Work that is done again and again could not be done for now.</summary>
    [LoggerMessage(9300, LogLevel.Warning, "{Worker} cannot reach its database and tries again: {Reason}")]
    public static partial void WorkPostponed(this ILogger log, string worker, string reason);

    /// <summary>Work that is done again and again failed in a way that nobody foresaw.</summary>
    [LoggerMessage(9301, LogLevel.Error, "{Worker} failed and tries again")]
    public static partial void WorkFailed(this ILogger log, string worker, Exception error);
}
