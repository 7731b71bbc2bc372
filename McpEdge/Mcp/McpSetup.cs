namespace McpEdge.Mcp;

/// <summary>The MCP door at <c>/mcp</c>.</summary>
internal static class McpSetup
{
    public static IHostApplicationBuilder AddMcpDoor(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<McpToolHandlers>();

        return builder;
    }
}
