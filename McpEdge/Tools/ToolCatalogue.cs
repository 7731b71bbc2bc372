namespace McpEdge.Tools;

/// <summary>All tools, in the order they were registered in, which is the order they are listed in.</summary>
internal sealed class ToolCatalogue(IEnumerable<Tool> tools)
{
    public IReadOnlyList<Tool> All { get; } = [.. tools];
}
