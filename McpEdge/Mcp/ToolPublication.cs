using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using EdgeTool = McpEdge.Tools.Tool;

namespace McpEdge.Mcp;

/// <summary>A tool as <c>tools/list</c> shows it.</summary>
internal static class ToolPublication
{
    public static Tool Publish(EdgeTool tool)
    {
        var profile = tool.Profile;
        return new Tool
        {
            Name = profile.Name,
            Title = profile.Title,
            Description = profile.Description,
            InputSchema = tool.InputSchema,
            OutputSchema = tool.OutputSchema,
            Annotations = new ToolAnnotations
            {
                Title = profile.Title,
                ReadOnlyHint = profile.ReadOnly,
                DestructiveHint = profile.Destructive,
                IdempotentHint = profile.Idempotent || profile.ReadOnly,
                OpenWorldHint = false,
            },
            Meta = new JsonObject
            {
                ["riskLevel"] = profile.Risk.ToString().ToLowerInvariant(),
                ["scope"] = profile.Scope,
            },
        };
    }
}
