namespace McpEdge.Changes;

internal static partial class ChangesLog
{
    [LoggerMessage(5900, LogLevel.Error, "{Listener} did not take a change of {Service}; it starts afresh")]
    public static partial void NotHeard(ILogger logger, Exception exception, string service, string listener);
}
