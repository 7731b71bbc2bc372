namespace McpEdge.Errors;

/// <summary>Codes that the edge itself gives. Codes of the services pass through under their own names.</summary>
internal static class ToolCodes
{
    public const string InvalidArguments = "INVALID_ARGUMENTS";
    public const string InsufficientScope = "INSUFFICIENT_SCOPE";
    public const string ToolDisabled = "TOOL_DISABLED";
    public const string RateLimited = "RATE_LIMITED";
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";
    public const string Timeout = "TIMEOUT";
    public const string ConfirmationRequired = "CONFIRMATION_REQUIRED";
    public const string ConfirmationInvalid = "CONFIRMATION_INVALID";
    public const string ConfirmationMismatch = "CONFIRMATION_MISMATCH";
    public const string ConfirmationExpired = "CONFIRMATION_EXPIRED";
    public const string ConfirmationUsed = "CONFIRMATION_USED";
    public const string ConfirmationDeclined = "CONFIRMATION_DECLINED";
    public const string ApprovalPending = "APPROVAL_PENDING";
    public const string TooManyPending = "TOO_MANY_PENDING";
    public const string ApprovalNotFound = "APPROVAL_NOT_FOUND";
    public const string AnswerLost = "ANSWER_LOST";
    public const string OrderRejected = "ORDER_REJECTED";
    public const string ResourceNotFound = "RESOURCE_NOT_FOUND";
    public const string Internal = "INTERNAL";
    public const string ConfirmRepeat = "CONFIRM_REPEAT";
    public const string ConversationUnknown = "CONVERSATION_UNKNOWN";

    /// <summary>Of a service: it lost its database while a change was being stored.</summary>
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";
}
