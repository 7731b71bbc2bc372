namespace McpEdge.Subscriptions;

/// <summary>Ids 6500 to 6599.</summary>
internal static partial class SubscriptionsLog
{
    [LoggerMessage(6500, LogLevel.Warning, "An approval that has changed could not be read, so all who listen to any are told: {Reason}")]
    public static partial void ApprovalNotRead(ILogger logger, string reason);
}
