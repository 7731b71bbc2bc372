namespace McpEdge.Data;

/// <summary>Ids 5300 to 5399.</summary>
internal static partial class DataLog
{
    [LoggerMessage(5300, LogLevel.Warning, "Announcements of other replicas are not heard, next attempt in {Pause}: {Reason}")]
    public static partial void NotListening(ILogger logger, TimeSpan pause, string reason);
}
