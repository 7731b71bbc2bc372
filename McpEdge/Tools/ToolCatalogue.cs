using System.Collections.Frozen;
using McpEdge.Auth;

namespace McpEdge.Tools;

/// <summary>All tools, in the order they were registered in, which is the order they are listed in.</summary>
internal sealed class ToolCatalogue
{
    private readonly FrozenDictionary<string, Tool> _byName;

    public ToolCatalogue(IEnumerable<Tool> tools)
    {
        All = [.. tools];
        _byName = All.ToFrozenDictionary(tool => tool.Profile.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<Tool> All { get; }

    /// <summary>The tools that a caller's key reaches.</summary>
    public IEnumerable<Tool> VisibleTo(Caller caller) => All.Where(tool => caller.May(tool.Profile.Scope));

    public Tool? Find(string name) => _byName.GetValueOrDefault(name);
}
