namespace McpEdge.Changes;

/// <summary>Ids 6200 to 6299.</summary>
internal static partial class ChangesLog
{
    [LoggerMessage(6200, LogLevel.Error, "{Listener} did not take a change of {Service}; it starts afresh")]
    public static partial void NotHeard(ILogger logger, Exception exception, string service, string listener);
}
