namespace McpEdge.Caching;

/// <summary>Ids 5800 to 5899.</summary>
internal static partial class CachingLog
{
    [LoggerMessage(5800, LogLevel.Warning, "Other replicas could not be told of writes, so answers that are kept are given to fewer conversations: {Reason}")]
    public static partial void NotAnnounced(ILogger log, string reason);
}
