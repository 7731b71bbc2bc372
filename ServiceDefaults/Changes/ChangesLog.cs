using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Changes;

/// <summary>Ids 9200 to 9299.</summary>
internal static partial class ChangesLog
{
    [LoggerMessage(9200, LogLevel.Warning, "Nothing is heard of changes that other processes make, next attempt in {Pause}: {Reason}")]
    public static partial void NotListening(this ILogger log, TimeSpan pause, string reason);

    [LoggerMessage(9201, LogLevel.Warning, "Other processes were not told of a change: {Reason}")]
    public static partial void NotNotified(this ILogger log, string reason);

    [LoggerMessage(9202, LogLevel.Warning, "Changes wait for {Waiting} until transaction {Transaction} ends: process {Pid} of {Application} in database {Database}")]
    public static partial void ChangesHeld(this ILogger log, TimeSpan waiting, ulong transaction, int pid, string application, string database);

    [LoggerMessage(9203, LogLevel.Warning, "Changes wait for {Waiting} until transaction {Transaction} ends; no process has it, see pg_prepared_xacts")]
    public static partial void ChangesHeldByNobody(this ILogger log, TimeSpan waiting, ulong transaction);

    [LoggerMessage(9204, LogLevel.Warning, "Old changes were not deleted: {Reason}")]
    public static partial void NotPruned(this ILogger log, string reason);

    [LoggerMessage(9205, LogLevel.Debug, "Deleted {Count} changes that were kept long enough")]
    public static partial void Pruned(this ILogger log, long count);

    [LoggerMessage(9206, LogLevel.Warning, "The feed began anew: {Count} changes came with a copy of another server's data")]
    public static partial void FeedBegunAnew(this ILogger log, long count);

    [LoggerMessage(9207, LogLevel.Warning, "The changes of {Service} do not come, next attempt in {Pause}: {Reason}")]
    public static partial void FeedAway(this ILogger log, string service, TimeSpan pause, string reason);

    [LoggerMessage(9208, LogLevel.Error, "The changes of {Service} could not be handled, again in {Pause}")]
    public static partial void NotHandled(this ILogger log, string service, TimeSpan pause, Exception error);

    [LoggerMessage(9209, LogLevel.Warning, "Changes of {Service} were missed: its feed does not go back to {Position}")]
    public static partial void ChangesMissed(this ILogger log, string service, string position);
}
