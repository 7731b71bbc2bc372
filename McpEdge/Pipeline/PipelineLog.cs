namespace McpEdge.Pipeline;

internal static partial class PipelineLog
{
    [LoggerMessage(5100, LogLevel.Error, "Tool {Tool} failed in a way that nobody foresaw")]
    public static partial void ToolFailed(ILogger logger, Exception exception, string tool);
}
