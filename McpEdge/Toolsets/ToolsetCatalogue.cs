using System.Collections.Frozen;
using McpEdge.Auth;
using McpEdge.Tools;

namespace McpEdge.Toolsets;

/// <summary>All toolsets. A definition that names a tool which doesn't exist ends the start.</summary>
internal sealed class ToolsetCatalogue
{
    private readonly FrozenDictionary<string, Toolset> _byName;

    public ToolsetCatalogue(ToolCatalogue tools, IEnumerable<ToolsetDefinition> definitions)
    {
        var all = new Toolset(ToolsetDefinition.All, [.. tools.All.Select(tool => new PublishedTool(tool.Profile.Name, tool))], []);
        All = [.. definitions.Select(definition => Read(definition, all)), all];
        _byName = All.ToFrozenDictionary(toolset => toolset.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<Toolset> All { get; }

    public Toolset? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>What the caller's address shows. A toolset that is no more has no tools: a key must not gain any by a new version.</summary>
    public Toolset Of(Caller caller) => Find(caller.Toolset) ?? new(caller.Toolset, [], []);

    private static Toolset Read(ToolsetDefinition definition, Toolset all) => new(
        definition.Name,
        [.. definition.Tools.Select(name => new PublishedTool(
            name,
            all.Find(name) ?? throw new InvalidOperationException($"Toolset '{definition.Name}' names the tool '{name}', which doesn't exist.")))],
        all.Tools.Select(published => published.Tool).Where(tool => tool.Profile.Follows is not null));
}
