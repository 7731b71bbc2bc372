using System.Text.Json.Nodes;
using McpEdge.Approvals.Confirmations;
using McpEdge.Data;
using McpEdge.Policy;
using McpEdge.Toolsets;
using ModelContextProtocol.Protocol;

namespace McpEdge.Mcp;

/// <summary>A tool as <c>tools/list</c> shows it.</summary>
internal static class ToolPublication
{
    public static Tool Publish(PublishedTool published, ToolRule rule)
    {
        var tool = published.Tool;
        var profile = tool.Profile;
        return new Tool
        {
            Name = published.Name,
            Title = profile.Title,
            Description = profile.Description,
            InputSchema = rule.AsksCaller ? ConfirmationArgument.AddTo(tool.InputSchema) : tool.InputSchema,
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
                ["riskLevel"] = SnakeCaseValue.Of(rule.Risk),
                ["approval"] = SnakeCaseValue.Of(rule.Approval),
                ["approver"] = SnakeCaseValue.Of(rule.Approver),
                ["scope"] = profile.Scope,
            },
        };
    }
}
