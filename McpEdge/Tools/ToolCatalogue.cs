namespace McpEdge.Tools;

/// <summary>All tools, in the order they were registered in, which is the order they are listed in.</summary>
internal sealed class ToolCatalogue(IEnumerable<Tool> tools)
{
    public IReadOnlyList<Tool> All { get; } = [.. tools];

    /// <summary>The tool of exactly this name; null when there is none.</summary>
    public Tool? Find(string name) => All.FirstOrDefault(tool => tool.Profile.Name == name);
}
