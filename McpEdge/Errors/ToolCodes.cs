namespace McpEdge.Errors;

/// <summary>Codes that the edge itself gives. Codes of the services pass through under their own names.</summary>
internal static class ToolCodes
{
    public const string InvalidArguments = "INVALID_ARGUMENTS";
    public const string InsufficientScope = "INSUFFICIENT_SCOPE";
    public const string ToolDisabled = "TOOL_DISABLED";
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";
    public const string Timeout = "TIMEOUT";
    public const string Internal = "INTERNAL";
}
