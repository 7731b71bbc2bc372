namespace McpEdge.Data;

/// <summary>Ids 6100 to 6199.</summary>
internal static partial class DataLog
{
    [LoggerMessage(6100, LogLevel.Warning, "Announcements of other replicas are not heard, next attempt in {Pause}: {Reason}")]
    public static partial void NotListening(ILogger logger, TimeSpan pause, string reason);
}
