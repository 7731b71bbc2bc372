namespace McpEdge.Pipeline;

/// <summary>No tool has this name: a mistake in the request, not an answer of a tool.</summary>
internal sealed class UnknownToolException(string tool) : Exception($"Unknown tool: {tool}");
