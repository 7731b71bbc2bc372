using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Approvals.Confirmations;
using McpEdge.Data;
using McpEdge.Intents;
using McpEdge.Policy;
using McpEdge.Toolsets;
using ModelContextProtocol.Protocol;
using EdgeTool = McpEdge.Tools.Tool;

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
            InputSchema = SchemaOf(tool, rule),
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

    private static JsonElement SchemaOf(EdgeTool tool, ToolRule rule)
    {
        var schema = RepeatArgument.IsFor(tool.Profile) ? RepeatArgument.AddTo(tool.InputSchema) : tool.InputSchema;
        return rule.AsksCaller ? ConfirmationArgument.AddTo(schema) : schema;
    }
}
