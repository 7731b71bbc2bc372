using System.Text.Json;
using System.Text.Json.Nodes;
using McpEdge.Approvals.Confirmations;
using McpEdge.Data;
using McpEdge.Intents;
using McpEdge.Latency;
using McpEdge.Policy;
using McpEdge.Tools;
using McpEdge.Toolsets;
using ModelContextProtocol.Protocol;
using EdgeTool = McpEdge.Tools.Tool;
using Tool = ModelContextProtocol.Protocol.Tool;

namespace McpEdge.Mcp;

/// <summary>A tool as <c>tools/list</c> shows it.</summary>
internal static class ToolPublication
{
    public static Tool Publish(PublishedTool published, ToolRule rule, ExpectedLatency? expected)
    {
        var tool = published.Tool;
        var profile = tool.Profile;
        return new Tool
        {
            Name = published.Name,
            Title = profile.Title.ToString(),
            Description = profile.Description,
            InputSchema = SchemaOf(tool, rule),
            OutputSchema = tool.OutputSchema,
            Annotations = new ToolAnnotations
            {
                Title = profile.Title.ToString(),
                ReadOnlyHint = profile.ReadOnly,
                DestructiveHint = profile.Destructive,
                IdempotentHint = profile.Idempotent || profile.ReadOnly,
                OpenWorldHint = false,
            },
            Meta = Meta(profile, rule, expected),
        };
    }

    private static JsonElement SchemaOf(EdgeTool tool, ToolRule rule)
    {
        var schema = RepeatArgument.IsFor(tool.Profile) ? RepeatArgument.AddTo(tool.InputSchema) : tool.InputSchema;
        return rule.AsksCaller ? ConfirmationArgument.AddTo(schema) : schema;
    }

    private static JsonObject Meta(ToolProfile profile, ToolRule rule, ExpectedLatency? expected)
    {
        var meta = new JsonObject
        {
            ["riskLevel"] = SnakeCaseValue.Of(rule.Risk),
            ["approval"] = SnakeCaseValue.Of(rule.Approval),
            ["approver"] = SnakeCaseValue.Of(rule.Approver),
            ["scope"] = profile.Scope,
        };
        if (expected is { } latency)
        {
            meta["expectedLatencyMs"] = new JsonObject { ["p50"] = latency.P50, ["p95"] = latency.P95 };
        }

        return meta;
    }
}
