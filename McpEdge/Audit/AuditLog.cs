namespace McpEdge.Audit;

/// <summary>Ids 5300 to 5399.</summary>
internal static partial class AuditLog
{
    [LoggerMessage(5300, LogLevel.Warning, "The audit cannot be written and waits: {Reason}")]
    public static partial void Postponed(ILogger logger, string reason);

    [LoggerMessage(5301, LogLevel.Error, "{Count} audit entries were lost")]
    public static partial void Lost(ILogger logger, long count);

    [LoggerMessage(5302, LogLevel.Error, "An audit entry cannot be written, whatever the state of the database")]
    public static partial void Refused(ILogger logger, Exception failure);
}
