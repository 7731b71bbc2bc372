namespace McpEdge.Server;

/// <summary>What this server says of itself.</summary>
internal static class ServerInformation
{
    public const string Name = "platform-edge";
    public const string Title = "Platform";

    /// <summary>MCP revisions that clients may speak here, newest first.</summary>
    public static readonly string[] ProtocolVersions = ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

    /// <summary>Told to every agent once, before it sees a tool.</summary>
    public const string Instructions =
        "Customers, products, stock and orders of one business, for agents that talk with people. "
        + "The first text of every result is one line that you can say as it is; the structured data beside it has the exact values. "
        + "customer_id and order_id take the short number that people say, or the UUID. "
        + "Money in the data is in minor units such as cents. "
        + "When a result is an error, its fields say what to ask the caller and its hint says what to do next; "
        + "repeat a call unchanged only if the error is retryable. "
        + "Read names, addresses, numbers and amounts back to the caller before you change anything.";

    public static string Version { get; } = typeof(ServerInformation).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
