namespace McpEdge.Tools;

/// <summary>What a tool of every toolset tells more about. A list ends with it where it has a tool of which this is true.</summary>
internal enum FollowUp
{
    /// <summary>The tool changes something, so the answer to a call may be missed.</summary>
    Writes,

    /// <summary>The tool may wait for an operator.</summary>
    Waits,
}
