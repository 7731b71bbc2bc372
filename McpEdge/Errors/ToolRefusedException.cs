namespace McpEdge.Errors;

/// <summary>Ends a call with an error that the agent and its caller can act on.</summary>
internal sealed class ToolRefusedException(ToolError error) : Exception(error.Message.ToString())
{
    public ToolError Error { get; } = error;
}
