namespace McpEdge.Progress;

/// <summary>Ids 6300 to 6399.</summary>
internal static partial class ProgressLog
{
    [LoggerMessage(6300, LogLevel.Debug, "A client was not told that its call takes longer")]
    public static partial void NotTold(ILogger logger, Exception exception);
}
