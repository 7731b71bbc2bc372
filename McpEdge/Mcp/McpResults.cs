using System.Text.Json.Nodes;
using McpEdge.Pipeline;
using ModelContextProtocol.Protocol;

namespace McpEdge.Mcp;

/// <summary>A tool's result in MCP's words.</summary>
internal static class McpResults
{
    /// <summary>
    /// The spoken line is the first content item, because voice platforms read that one; the data comes twice, for clients that
    /// read <c>structuredContent</c> and for those that only read text.
    /// </summary>
    public static CallToolResult From(ToolResult result) => new()
    {
        Content =
        [
            new TextContentBlock { Text = result.Speech },
            new TextContentBlock { Text = result.DataText },
        ],
        StructuredContent = result.Data,
        IsError = result.Error is not null,
        Meta = result.IsReplayed ? new JsonObject { ["replayed"] = true } : null,
    };
}
