using ModelContextProtocol;

namespace McpEdge.Subscriptions;

internal static class SubscriptionErrors
{
    public static McpProtocolException TooMany() => new(
        "There are too many subscriptions. Close streams and sessions that nobody needs, or try again later.", McpErrorCode.InternalError);

    public static McpProtocolException TooManyResources() =>
        new("This session has too many subscriptions. Unsubscribe from some first.", McpErrorCode.InvalidParams);

    public static McpProtocolException NoSession() => new(
        "Only a session can subscribe: send initialize first, or use subscriptions/listen of revision 2026-07-28.",
        McpErrorCode.InvalidRequest);
}
