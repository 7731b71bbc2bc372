namespace McpEdge.WarmUp;

/// <summary>Ids 6000 to 6099.</summary>
internal static partial class WarmUpLog
{
    [LoggerMessage(6000, LogLevel.Error, "The warm-up failed, so the first callers wait longer")]
    public static partial void Failed(ILogger log, Exception failure);
}
