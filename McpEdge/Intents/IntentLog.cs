namespace McpEdge.Intents;

/// <summary>Ids 5500 to 5599.</summary>
internal static partial class IntentLog
{
    [LoggerMessage(5500, LogLevel.Warning, "The end of a write could not be noted; its service will be asked for it")]
    public static partial void EndLost(ILogger logger, Exception failure);
}
