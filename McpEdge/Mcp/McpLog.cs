namespace McpEdge.Mcp;

/// <summary>Ids 6400 to 6499.</summary>
internal static partial class McpLog
{
    [LoggerMessage(6400, LogLevel.Error, "A message of a client failed in a way that nobody foresaw")]
    public static partial void MessageFailed(ILogger logger, Exception failure);
}
