using System.Collections.Frozen;
using McpEdge.Tools;

namespace McpEdge.Toolsets;

/// <summary>The tools that one address shows.</summary>
internal sealed class Toolset
{
    private readonly FrozenDictionary<string, Tool> _byName;

    /// <param name="name">The part of the address before <c>/mcp</c>.</param>
    /// <param name="tools">Those of its own, in the order of the list.</param>
    /// <param name="everywhere">Those that can be called besides.</param>
    public Toolset(string name, IReadOnlyList<PublishedTool> tools, IEnumerable<Tool> everywhere)
    {
        Name = name;
        Tools = tools;
        _byName = tools.Select(published => published.Tool).Union(everywhere)
            .SelectMany(tool => tool.Profile.Names.Select(known => KeyValuePair.Create(known, tool)))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>In the order of <c>tools/list</c>.</summary>
    public IReadOnlyList<PublishedTool> Tools { get; }

    /// <summary>The tool of this name, whichever of its names the list shows; null when the toolset has none.</summary>
    public Tool? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>A tool under the name that a list shows.</summary>
internal sealed record PublishedTool(string Name, Tool Tool);
