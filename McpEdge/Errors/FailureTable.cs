using McpEdge.Tools;

namespace McpEdge.Errors;

/// <summary>What a failed call means to an agent and its caller.</summary>
internal static class FailureTable
{
    public static ToolError Explain(Exception failure, ToolProfile tool) => failure switch
    {
        OperationCanceledException or TimeoutException => tool.ReadOnly ? EdgeErrors.ReadTimeout : EdgeErrors.WriteTimeout,
        _ => EdgeErrors.Internal,
    };
}
