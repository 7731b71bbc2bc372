using OpenTelemetry.Metrics;

namespace McpEdge.Mcp;

/// <summary>The SDK's durations of requests, by what no client can choose: methods, tools, prompts and resources are named by strangers.</summary>
internal static class McpMeasures
{
    public static MetricStreamConfiguration WithoutNames { get; } = new()
    {
        TagKeys = ["network.transport", "network.protocol.name", "gen_ai.operation.name", "error.type", "rpc.response.status_code"],
    };
}
