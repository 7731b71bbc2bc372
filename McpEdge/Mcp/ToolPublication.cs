using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Toolsets;
using ModelContextProtocol.Protocol;

namespace McpEdge.Mcp;

/// <summary>A tool as <c>tools/list</c> shows it.</summary>
internal static class ToolPublication
{
    public static Tool Publish(PublishedTool published)
    {
        var tool = published.Tool;
        var profile = tool.Profile;
        return new Tool
        {
            Name = published.Name,
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
                ["approval"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(profile.Approval.ToString()),
                ["scope"] = profile.Scope,
            },
        };
    }
}
