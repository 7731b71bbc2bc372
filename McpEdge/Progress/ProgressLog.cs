namespace McpEdge.Progress;

internal static partial class ProgressLog
{
    [LoggerMessage(5950, LogLevel.Debug, "A client was not told that its call takes longer")]
    public static partial void NotTold(ILogger logger, Exception exception);
}
