namespace McpEdge.Approvals;

/// <summary>Ids 5400 to 5499.</summary>
internal static partial class ApprovalsLog
{
    [LoggerMessage(5400, LogLevel.Warning, "A session was not told that approval {Approval} is decided")]
    public static partial void NoticeLost(ILogger logger, Guid approval, Exception failure);

    [LoggerMessage(5401, LogLevel.Warning, "Approval {Approval} was carried out, but its service does not tell the answer again")]
    public static partial void AnswerLost(ILogger logger, Guid approval, Exception failure);
}
